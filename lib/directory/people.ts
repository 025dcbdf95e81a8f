import "server-only";
import type { Integration } from "@/db/queries/integration";
import { groupsOfUser } from "@/db/queries/members";
import * as people from "@/db/queries/people";
import { caseKey } from "@/lib/scim/case-key";
import { urn } from "@/lib/scim/urn";
import type { Role } from "./actor";
import type { Ctx } from "./ctx";
import { notFound } from "./errors";
import { pageOf, readPosition } from "./position";
import { read } from "./write";

export type Status = "active" | "deactivated";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly status: Status;
  readonly managedBy: Integration | null;
  /** Whether SCIM removed the account: then only the product shows it, as deactivated. */
  readonly removedByScim: boolean;
  readonly createdAt: Date;
  readonly lastModified: Date;
}

export interface PersonDetails extends Person {
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly groups: { id: string; name: string; direct: boolean }[];
}

export interface PeopleQuery {
  readonly search?: string | undefined;
  readonly status?: Status | undefined;
  readonly role?: Role | undefined;
  readonly source?: "scim" | "accedo" | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of the workspace's people, by name. */
export async function listPeople(
  ctx: Ctx,
  { search, status, role, source, after, limit = 50 }: PeopleQuery,
): Promise<{ people: Person[]; next: string | null; total: number }> {
  const filter = {
    search: search && caseKey(search.trim()),
    active: status && status === "active",
    role,
    managed: source && source === "scim",
  };
  const [rows, total] = await read(ctx, "users:read", (tx) =>
    Promise.all([
      people.selectPeople(tx, filter, { after: readPosition(after), limit: limit + 1 }),
      people.countPeople(tx, filter),
    ]),
  );
  const { page, next } = pageOf(rows, limit, ({ user }) => ({ key: user.labelKey, id: user.id }));
  return { people: page.map(person), next, total };
}

/** One person. Throws notFound. */
export async function getPerson(ctx: Ctx, { id }: { id: string }): Promise<PersonDetails> {
  const [row, groups] = await read(ctx, "users:read", (tx) =>
    Promise.all([people.findPerson(tx, id), groupsOfUser(tx, id)]),
  );
  if (!row) throw notFound("User");
  const { document } = row.user;
  return {
    ...person(row),
    givenName: document.name?.givenName ?? "",
    familyName: document.name?.familyName ?? "",
    title: document.title ?? null,
    department: document[urn.enterpriseUser]?.department ?? null,
    groups: groups.map(({ value, display, type }) => ({
      id: value,
      name: display,
      direct: type === "direct",
    })),
  };
}

function person({ user, managedBy }: people.PersonRow): Person {
  return {
    id: user.id,
    name: user.label,
    userName: user.userName,
    email: user.email,
    role: user.role,
    status: user.active ? "active" : "deactivated",
    managedBy,
    removedByScim: user.removedAt !== null,
    createdAt: user.createdAt,
    lastModified: user.lastModified,
  };
}
