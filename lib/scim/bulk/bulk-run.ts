import { badRequest, ScimError } from "../error";
import { resourceTypeAt } from "../registry";
import type { Service } from "../service/response";
import { addCircular, createTogether, execute, takeBack } from "./execute";
import type { BulkOperation, Outcome } from "./operation";
import type { Ordered } from "./order";
import { part, withIds } from "./references";

/** The state of one bulk request: what was created so far, and the result of each operation. */
export class BulkRun {
  readonly outcomes = new Map<BulkOperation, Outcome>();
  /** Ids of created resources, by bulkId. */
  readonly ids = new Map<string, string>();
  readonly #service: Service;
  readonly #failOnErrors: number | undefined;
  #ordered: readonly Ordered[] = [];
  #waiting: Ordered[] = [];
  #errors = 0;
  /** Set once an operation failed with 503: every further one would wait just as long. */
  #isAway = false;

  constructor(service: Service, failOnErrors: number | undefined) {
    this.#service = service;
    this.#failOnErrors = failOnErrors;
  }

  /**
   * Runs the operations, with adjacent creates of one type as a batch, until all have run or there were too many
   * errors. After a 503, the rest are not tried and get a 503 as well.
   */
  async all(ordered: readonly Ordered[]): Promise<void> {
    this.#ordered = ordered;
    await this.#each(ordered);
    for (const { operation } of this.#waiting) {
      await this.#undo(operation, "A resource that it refers to was not created.");
    }
  }

  async #each(ordered: readonly Ordered[]): Promise<void> {
    let batch: Ordered[] = [];
    for (const one of ordered) {
      if (this.#joins(one, batch)) {
        batch.push(one);
        continue;
      }
      await this.#create(batch);
      batch = this.#joins(one, []) ? [one] : [];
      if (batch.length === 0) await this.#one(one);
      if (this.#failOnErrors !== undefined && this.#errors >= this.#failOnErrors) return;
    }
    await this.#create(batch);
  }

  /** With failOnErrors, creates run one by one: none may happen after the last allowed error. */
  #joins({ operation, references, circular }: Ordered, batch: readonly Ordered[]): boolean {
    const { method, endpoint, problem } = operation;
    const type = resourceTypeAt(endpoint);
    const first = batch[0]?.operation.endpoint ?? endpoint;
    return (
      this.#service.store.createMany !== undefined &&
      this.#failOnErrors === undefined &&
      method === "POST" &&
      !problem &&
      type !== undefined &&
      type === resourceTypeAt(first) &&
      circular.size === 0 &&
      [...references].every((bulkId) => this.ids.has(bulkId))
    );
  }

  async #create(batch: readonly Ordered[]): Promise<void> {
    const resolved = batch.map((ordered) => this.#resolved(ordered));
    const made = this.#isAway ? [] : await createTogether(this.#service, resolved);
    for (const [i, ordered] of batch.entries()) {
      const outcome = made[i];
      await (outcome ? this.#note(ordered.operation, outcome) : this.#one(ordered));
    }
  }

  async #one(ordered: Ordered): Promise<void> {
    const { operation, circular } = ordered;
    const unmet = operation.problem ?? (this.#isAway ? notTried() : this.#unmet(ordered));
    if (unmet) return this.#note(operation, unmet);
    const data = circular.size === 0 ? operation.data : part(operation.data, circular, "other");
    const outcome = await execute(
      this.#service,
      this.#resolved({ ...ordered, operation: { ...operation, data } }),
    );
    if (circular.size > 0 && !(outcome instanceof ScimError)) this.#waiting.push(ordered);
    await this.#note(operation, outcome);
  }

  #unmet({ references, circular }: Ordered): ScimError | undefined {
    const missing = [...references].find(
      (bulkId) => !this.ids.has(bulkId) && !circular.has(bulkId),
    );
    if (missing === undefined) return undefined;
    return badRequest(
      "invalidValue",
      `"bulkId:${missing}" doesn't refer to a resource that this request created.`,
    );
  }

  /** The operation with its references replaced by ids. */
  #resolved({ operation, references }: Ordered): BulkOperation {
    if (references.size === 0) return operation;
    const { data, id } = operation;
    return {
      ...operation,
      data: withIds(data, this.ids),
      ...(id !== undefined && { id: withIds(id, this.ids) }),
    };
  }

  async #note(operation: BulkOperation, outcome: Outcome): Promise<void> {
    this.#set(operation, outcome);
    const { bulkId, method } = operation;
    if (method !== "POST") return;
    if (bulkId && !(outcome instanceof ScimError)) this.ids.set(bulkId, idIn(outcome.location));
    await this.#closeCircles();
  }

  #set(operation: BulkOperation, outcome: Outcome): void {
    this.outcomes.set(operation, outcome);
    if (!(outcome instanceof ScimError)) return;
    this.#errors += 1;
    this.#isAway ||= outcome.status === 503;
  }

  /** Adds the missing references to resources created without them, once their targets exist. */
  async #closeCircles(): Promise<void> {
    const isReady = ({ circular }: Ordered) => [...circular].every((one) => this.ids.has(one));
    const ready = this.#waiting.filter(isReady);
    this.#waiting = this.#waiting.filter((one) => !isReady(one));
    for (const { operation, circular } of ready) {
      const id = this.ids.get(operation.bulkId ?? "");
      if (id === undefined) continue; // undone together with an earlier one
      const value = withIds(part(operation.data, circular, "referring"), this.ids);
      const outcome = await addCircular(this.#service, operation.endpoint, id, value);
      this.#set(operation, outcome);
      if (outcome instanceof ScimError) await this.#undoThoseWith(operation.bulkId);
    }
  }

  /** Undoes a create, if it happened; its result becomes a conflict. */
  async #undo(operation: BulkOperation, reason: string): Promise<void> {
    const { bulkId, endpoint } = operation;
    const id = this.ids.get(bulkId ?? "");
    if (id === undefined) return;
    this.#set(operation, await takeBack(this.#service, endpoint, id, reason));
    await this.#undoThoseWith(bulkId);
  }

  /** Undoes what was created with a reference to an undone resource: no part of a cycle stays without the rest. */
  async #undoThoseWith(bulkId: string | undefined): Promise<void> {
    if (bulkId === undefined) return;
    this.ids.delete(bulkId);
    for (const { operation, references } of this.#ordered) {
      if (operation.method !== "POST" || !references.has(bulkId)) continue;
      await this.#undo(operation, `The resource "bulkId:${bulkId}" had to be removed again.`);
    }
  }
}

const notTried = () =>
  new ScimError(
    503,
    "Not attempted, because Accedo was too busy or its database unavailable for an earlier operation. Send it again in a few seconds.",
  );

const idIn = (location = ""): string =>
  decodeURIComponent(location.slice(location.lastIndexOf("/") + 1));
