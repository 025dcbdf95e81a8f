import { setTimeout as sleep } from "node:timers/promises";
import { Connector, type Sending } from "@/tests/crash/connector";
import type { Received } from "@/tests/support/http";

const pause = 250;
const patience = 90_000;
// What a proxy says for an instance that is gone, and Accedo for a database that is away.
const passing = new Set([502, 503, 504]);

/** An identity provider that sends again what met an outage, until it is answered. */
export class PatientConnector extends Connector {
  /** When requests were acknowledged, in ms of performance.now(). */
  readonly answeredAt: number[] = [];
  readonly met = { broken: 0, unavailable: 0 };
  #stopped = false;

  /** Sends requests one after another until it is told to stop. */
  async sync(): Promise<void> {
    for (let turn = 0; !this.#stopped; turn++) await this.step(turn);
  }

  stop(): void {
    this.#stopped = true;
  }

  protected override async send(sending: Sending): Promise<Received> {
    const { answer, tries } = await this.#answered(sending.request);
    this.answeredAt.push(performance.now());
    if (tries === 0 && answer.status === sending.expected) {
      this.acknowledged.push(answer.headers["x-request-id"] ?? "an answer without an id");
      return answer;
    }
    // Sent again, it may have met its own work: then it changed nothing, and there is no event to look for.
    if (answer.status === sending.expected) return answer;
    if (tries > 0 && answer.status === 409 && sending.lookUp) return this.#found(sending.lookUp);
    throw new Error(`${answer.status}: ${answer.text}`);
  }

  async #answered(request: Sending["request"]): Promise<{ answer: Received; tries: number }> {
    const startedAt = performance.now();
    for (let tries = 0; performance.now() - startedAt < patience; tries++) {
      const answer = await request().catch(() => undefined);
      if (answer && !passing.has(answer.status)) return { answer, tries };
      this.met[answer ? "unavailable" : "broken"]++;
      await sleep(pause);
    }
    throw new Error(`a request was not answered within ${patience} ms`);
  }

  /** The resource that a create made before its answer was lost. */
  async #found(lookUp: Sending["request"]): Promise<Received> {
    const { answer } = await this.#answered(lookUp);
    const [body] = Array.isArray(answer.body.Resources) ? answer.body.Resources : [];
    if (!body) throw new Error("a create was refused as a duplicate of nobody");
    return { ...answer, body };
  }
}
