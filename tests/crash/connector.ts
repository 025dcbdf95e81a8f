import { newId } from "@/lib/new-id";
import type { Received } from "@/tests/support/http";
import type { ScimClient } from "@/tests/support/scim-client";

/** A person as the connector knows it: of what it got no answer for, every outcome is possible. */
export type Synced = {
  readonly userName: string;
  /** Undefined until a create was acknowledged. */
  id: string | undefined;
  /** What title and nickName, which are always sent as one, may be. */
  titles: Set<string | undefined>;
  active: Set<boolean>;
  member: Set<boolean>;
};

/** Requests that were acknowledged and must have left events, by their ids. */
export type Acknowledged = string[];

export type Sending = {
  expected: number;
  request: () => Promise<Received>;
  /** For a create: looks for what one that was not answered may have made. */
  lookUp?: () => Promise<Received>;
};

const schemas = (name: string) => [`urn:ietf:params:scim:api:messages:2.0:${name}`];

/** An identity provider in the middle of a sync, which writes down what it was told and what it wasn't. */
export class Connector {
  readonly scim: ScimClient;
  readonly groupId: string;
  readonly people: Synced[] = [];
  readonly acknowledged: Acknowledged = [];

  constructor(scim: ScimClient, groupId: string) {
    this.scim = scim;
    this.groupId = groupId;
  }

  /** Sends requests one after another until one is not answered. */
  async syncUntilBroken(): Promise<void> {
    for (let turn = 0; await this.step(turn); turn++);
  }

  protected step(turn: number): Promise<boolean> {
    const person = this.people[Math.floor(Math.random() * this.people.length)];
    if (!person?.id || turn % 4 === 0) return this.create();
    const { id } = person;
    if (turn % 4 === 1) return this.retitle(person, id);
    return turn % 4 === 2 ? this.switchActive(person, id) : this.switchMember(person, id);
  }

  private async create(): Promise<boolean> {
    const userName = `${newId()}@example.com`;
    const person: Synced = {
      userName,
      id: undefined,
      titles: new Set([undefined]),
      active: new Set([true]),
      member: new Set([true]),
    };
    this.people.push(person);
    const body = {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName,
      emails: [{ value: userName, type: "work", primary: true }],
      groups: [{ value: this.groupId }],
    };
    const answer = await this.send({
      expected: 201,
      request: () => this.scim.post("/Users", body),
      lookUp: () => this.find(userName),
    });
    if (!answer) return false;
    person.id = String(answer.body.id);
    return true;
  }

  private async retitle(person: Synced, id: string): Promise<boolean> {
    const title = newId();
    person.titles.add(title);
    const value = { title, nickName: title };
    const answer = await this.send({
      expected: 200,
      request: () => this.scim.patch(`/Users/${id}`, patch({ op: "replace", value })),
    });
    if (!answer) return false;
    person.titles = new Set([title]);
    return true;
  }

  private async switchActive(person: Synced, id: string): Promise<boolean> {
    const value = !person.active.has(true);
    person.active.add(value);
    const operation = { op: "replace", path: "active", value };
    const answer = await this.send({
      expected: 200,
      request: () => this.scim.patch(`/Users/${id}`, patch(operation)),
    });
    if (!answer) return false;
    person.active = new Set([value]);
    return true;
  }

  private async switchMember(person: Synced, id: string): Promise<boolean> {
    const joins = !person.member.has(true);
    person.member.add(joins);
    const operation = joins
      ? { op: "add", path: "members", value: [{ value: id }] }
      : { op: "remove", path: `members[value eq "${id}"]` };
    const answer = await this.send({
      expected: 204,
      request: () => this.scim.patch(`/Groups/${this.groupId}`, patch(operation)),
    });
    if (!answer) return false;
    person.member = new Set([joins]);
    return true;
  }

  /** Whoever has a userName, as a list. */
  find(userName: string): Promise<Received> {
    return this.scim.get(`/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);
  }

  /** Undefined where the connection broke before an answer, or the database was away. */
  protected async send({ expected, request }: Sending): Promise<Received | undefined> {
    const answer = await request().catch(() => undefined);
    if (!answer || answer.status === 503) return undefined;
    if (answer.status !== expected) throw new Error(`${answer.status}: ${answer.text}`);
    this.acknowledged.push(answer.headers["x-request-id"] ?? "an answer without an id");
    return answer;
  }
}

const patch = (...Operations: object[]) => ({ schemas: schemas("PatchOp"), Operations });
