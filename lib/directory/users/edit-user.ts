import "server-only";
import { lockUser } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { sameJson } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import type { Actor, Role } from "../actor";
import type { Ctx } from "../ctx";
import { DirectoryError, notFound } from "../errors";
import { write } from "../write";
import { roleOf } from "./account";
import { changeAccount } from "./change-account";
import { provisionUser } from "./provision-user";

export interface Identity {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** Adds an account that no IdP manages, with its email as its userName. Throws conflict. */
export async function addUser(ctx: Ctx, input: Identity & { role: Role }): Promise<{ id: string }> {
  const document = { ...identityDocument(input), roles: [{ value: input.role }] };
  return provisionUser(ctx, document, async (_, { id }) => ({ id }));
}

/** Changes name and email. Throws managed if an IdP manages the account, conflict, notFound. */
export const editUser = (ctx: Ctx, { id, ...identity }: Identity & { id: string }): Promise<void> =>
  changeUser(ctx, id, (current) => ({ ...current, ...identityDocument(identity) }));

/** Deactivates or reactivates an account. Throws lastAdmin, notFound. */
export const setUserActive = (
  ctx: Ctx,
  { id, active }: { id: string; active: boolean },
): Promise<void> =>
  changeUser(ctx, id, (current) => (current.active === active ? current : { ...current, active }));

/** Changes an account's role. Throws lastAdmin, notFound. */
export const setUserRole = (ctx: Ctx, { id, role }: { id: string; role: Role }): Promise<void> =>
  changeUser(ctx, id, (current) =>
    roleOf(current) === role ? current : { ...current, roles: [{ value: role }] },
  );

async function changeUser(ctx: Ctx, id: string, change: (current: User) => User): Promise<void> {
  await write(ctx, "users:write", async (tx: Tx, { actor }) => {
    const row = await lockUser(tx, id);
    if (!row) throw notFound("User");
    const after = change(row.document);
    if (row.managedBy) assertUnmanaged(actor, row.document, after);
    return changeAccount(tx, actor, row, after);
  });
}

/** The document of an account that no IdP manages. */
export function identityDocument({ email, givenName, familyName }: Identity): User {
  const formatted = [givenName, familyName].filter(Boolean).join(" ");
  return {
    userName: email,
    emails: [{ value: email, type: "work", primary: true }],
    ...(formatted && {
      displayName: formatted,
      name: { formatted, ...(givenName && { givenName }), ...(familyName && { familyName }) },
    }),
  };
}

/** The IdP manages a linked account's names and addresses; an admin may still change its role and `active`. */
function assertUnmanaged(actor: Actor, before: User, after: User): void {
  const own = ({ active: _, roles: __, ...rest }: User) => rest;
  if (actor.type === "token" || sameJson(own(before), own(after))) return;
  throw new DirectoryError(
    "managed",
    "Name and email are managed by SCIM. Change them in the identity provider.",
  );
}
