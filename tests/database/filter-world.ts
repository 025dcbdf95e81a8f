import fc from "fast-check";
import postgres, { type TransactionSql } from "postgres";
import { groupGroups, groups, groupUsers, groupVersions } from "@/db/schema/groups";
import { userEmails, users } from "@/db/schema/users";
import { overConnection, type Tx } from "@/db/tx";
import { accountColumns, emailKeys } from "@/lib/directory/users/account";
import { caseKey } from "@/lib/scim/case-key";
import type { Json, JsonObject } from "@/lib/scim/json";
import { groupType } from "@/lib/scim/resources/group";
import { type User, userType } from "@/lib/scim/resources/user";
import { searchDocument } from "@/lib/scim/search-document";
import { urn } from "@/lib/scim/urn";
import { pool } from "@/tests/support/application-client";

/** What a resource shows, by which `matches` judges it. */
type Shown = JsonObject & { id: string };

export interface World {
  readonly tx: Tx;
  readonly users: readonly Shown[];
  readonly groups: readonly Shown[];
  end(): Promise<void>;
}

export const idOf = (n: number): string =>
  `0193${String(n).padStart(4, "0")}-0000-7000-8000-00000000abcd`;

/** A workspace in a transaction that is rolled back, tied to it as every request's is. */
export async function buildWorld(size: number): Promise<World> {
  const tenantId = crypto.randomUUID();
  await insertTenant(tenantId);
  const connection = await pool().reserve();
  await connection.unsafe("begin");
  await connection`select set_config('app.tenant_id', ${tenantId}, true)`;
  const tx = overConnection(connection);
  const documents = fc.sample(userDocument, { numRuns: size, seed: 7 });
  const shownUsers = await Promise.all(documents.map((document, n) => insertUser(tx, document, n)));
  const shownGroups = await insertGroups(tx, shownUsers);
  return {
    tx,
    users: shownUsers.map((user) => ({ ...user, ...groupsOf(user.id, shownGroups) })),
    groups: shownGroups,
    async end() {
      await connection.unsafe("rollback");
      connection.release();
    },
  };
}

/** Makes a workspace as the owner of the tables, and fills it. */
export async function insertTenant(
  id: string,
  fill: (tx: TransactionSql) => Promise<unknown> = async () => {},
): Promise<void> {
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  await owner.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${id}, true)`;
    await tx`insert into tenants (id, slug, name, plan) values (${id}, ${id}, 'Filters', 'premium')`;
    await fill(tx);
  });
  await owner.unsafe("analyze users, user_emails, groups, group_users, group_groups");
  await owner.end();
}

export const words = [
  "Ärmel",
  "A%",
  "a_b",
  "a\\",
  "ΣΑΣ",
  "straße",
  "e\u0301",
  "\u{1f98a}",
  "\uff5e",
  "zz",
];
const word = fc.constantFrom(...words);
const few = <T extends Json>(element: fc.Arbitrary<T>) =>
  fc.array(element, { maxLength: 3, minLength: 1 });
const some = (of: Record<string, fc.Arbitrary<Json>>, requiredKeys: string[] = []) =>
  fc.record(of, { requiredKeys }).map((found) => found as JsonObject); // absent keys are left out
const flag = fc.boolean();
const elements = few(
  some({ value: word, type: fc.constantFrom("work", "Home"), display: word, primary: flag }, [
    "type",
  ]),
);

const userDocument = some({
  externalId: word,
  displayName: word,
  title: word,
  active: flag,
  name: some({ givenName: word, familyName: word }),
  emails: elements,
  phoneNumbers: elements,
  x509Certificates: few(fc.record({ value: fc.constantFrom("AAEC", "aaec") })),
  [urn.enterpriseUser]: some({ department: word, manager: some({ value: word }) }),
});

const dates = (n: number) => {
  const createdAt = new Date(Date.UTC(2026, 0, 1 + (n % 5)));
  return { createdAt, lastModified: new Date(createdAt.getTime() + (n % 3) * 1000) };
};

function metaOf(type: string, version: number, n: number): JsonObject {
  const { createdAt, lastModified } = dates(n);
  return {
    resourceType: type,
    created: createdAt.toISOString(),
    lastModified: lastModified.toISOString(),
    version: `W/"${version}"`,
  };
}

async function insertUser(tx: Tx, sample: JsonObject, n: number): Promise<Shown> {
  const id = idOf(n);
  const document = { active: true, ...sample, userName: `${words[n % words.length]}.${n}` } as User; // made to fit
  const version = 1 + (n % 3);
  // Sign-in addresses are unique, and no filter reads them.
  const columns = { ...accountColumns(document), email: null, emailKey: null };
  await tx.insert(users).values({ id, scimId: id, version, ...dates(n), ...columns });
  const emails = emailKeys(document).map((email) => ({ userId: id, ...email }));
  if (emails.length > 0) await tx.insert(userEmails).values(emails);
  return shown(id, document as JsonObject, "User", metaOf("User", version, n));
}

function shown(id: string, document: JsonObject, name: "User" | "Group", meta: JsonObject): Shown {
  const { schemas = [] } = searchDocument(name === "User" ? userType : groupType, document);
  return { ...document, id, meta, schemas };
}

/** Eight groups: people are in them by turns, and each even one holds the next. */
async function insertGroups(tx: Tx, people: readonly Shown[]): Promise<Shown[]> {
  const all = words.slice(0, 8).map((name, n) => ({ id: idOf(1000 + n), name: `${name} ${n}`, n }));
  for (const { id, name, n } of all) {
    const document = { displayName: name, ...(n % 2 === 0 && { externalId: `g${n}` }) };
    await tx.insert(groups).values({
      id,
      document,
      search: searchDocument(groupType, document),
      displayName: name,
      displayNameKey: caseKey(name),
      externalId: document.externalId ?? null,
      createdAt: dates(n).createdAt,
    });
    const stripes = [0, 1].map((stripe) => ({ groupId: id, stripe, changes: 1 + stripe * n }));
    const [early, late] = [dates(n).createdAt, dates(n).lastModified];
    await tx
      .insert(groupVersions)
      .values(stripes.map((row) => ({ ...row, changedAt: row.stripe ? late : early })));
  }
  const members = all.map(({ n }) => membersOf(n, people, all));
  for (const [n, { direct, nested }] of members.entries()) {
    const groupId = idOf(1000 + n);
    if (direct.length > 0) {
      await tx.insert(groupUsers).values(direct.map((user) => ({ groupId, userId: user.id })));
    }
    if (nested) await tx.insert(groupGroups).values({ groupId, childId: nested.id });
  }
  return all.map(({ id, name, n }) => {
    const document = { displayName: name, ...(n % 2 === 0 && { externalId: `g${n}` }) };
    const { elements } = members[n] ?? { elements: [] };
    const meta = metaOf("Group", 2 + n, n);
    return {
      ...shown(id, document, "Group", meta),
      ...(elements.length > 0 && { members: elements }),
    };
  });
}

function membersOf(n: number, people: readonly Shown[], all: { id: string; name: string }[]) {
  const direct = n === 7 ? [] : people.filter((_, p) => p % 8 === n || p % 13 === n);
  const nested = n % 2 === 0 || n === 1 ? all[n + 1] : undefined;
  const elements = direct.map((user) => ({ value: user.id, type: "User", display: labelOf(user) }));
  const inner = nested ? [{ value: nested.id, type: "Group", display: nested.name }] : [];
  return { direct, nested, elements: [...elements, ...inner] };
}

const labelOf = (user: Shown): string => accountColumns({ ...user } as unknown as User).label; // shown of a User

/** What the nested memberships come to, worked out apart from the SQL that does the same. */
function groupsOf(id: string, all: readonly Shown[]): { groups?: JsonObject[] } {
  const holds = (group: Shown, member: string) =>
    Array.isArray(group.members) &&
    group.members.some((one) => typeof one === "object" && (one as JsonObject).value === member);
  const found = new Map<string, "direct" | "indirect">();
  const climb = (member: string, type: "direct" | "indirect") => {
    for (const group of all.filter((group) => holds(group, member))) {
      if (found.get(group.id) !== "direct") found.set(group.id, type);
      climb(group.id, "indirect");
    }
  };
  climb(id, "direct");
  const groups = all
    .filter((group) => found.has(group.id))
    .map((group) => ({
      value: group.id,
      display: group.displayName ?? null,
      type: found.get(group.id) ?? null,
    }));
  return groups.length > 0 ? { groups } : {};
}
