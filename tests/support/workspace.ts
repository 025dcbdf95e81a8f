import { type ActivityRow, listActivity } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { listPeople } from "@/lib/directory/people";
import type { Plan } from "@/lib/directory/plans";
import { startSession } from "@/lib/directory/sign-in";
import { digestOf } from "@/lib/directory/token-secret";
import { addUser } from "@/lib/directory/users/edit-user";
import { unchanged, write } from "@/lib/directory/write";
import { newId } from "@/lib/new-id";
import { newTenant, type TestTenant } from "./tenant";

export interface Workspace extends TestTenant {
  readonly adminId: string;
  /** The first admin, signed in. */
  readonly person: Ctx;
  /** An integration, authenticated by its token. */
  readonly scim: Ctx;
  /** Adds a member whom no integration manages. */
  member(name: string): Promise<string>;
  /** The whole activity log, oldest first; `since` omits what came before it. */
  events(since?: Mark): Promise<ActivityRow[]>;
  mark(): Promise<Mark>;
}

type Mark = { readonly seen: number };

/** One test's own workspace, with the contexts for calling verbs. */
export async function newWorkspace(options: { plan?: Plan } = {}): Promise<Workspace> {
  const tenant = await newTenant(options);
  const { operator } = tenant;
  const [admin] = (await listPeople(operator, {})).people;
  if (!admin) throw new Error("a new workspace has its first admin");
  const events = async ({ seen }: Mark = { seen: 0 }) => (await allEvents(operator)).slice(seen);
  return {
    ...tenant,
    adminId: admin.id,
    person: await signedIn(operator, admin.id),
    scim: anew({ ...operator, credential: { kind: "token", digest: digestOf(tenant.token) } }),
    async member(name) {
      const email = `${name}@${tenant.slug}.example`;
      const added = await addUser(operator, {
        email,
        givenName: name,
        familyName: "Lee",
        role: "member",
      });
      return added.id;
    },
    events,
    mark: async () => ({ seen: (await events()).length }),
  };
}

/** The same caller in a new request. */
export const anew = (ctx: Ctx): Ctx => ({ ...ctx, request: { ...ctx.request, id: newId() } });

/** Signs a person in without a password. */
export async function signedIn(operator: Ctx, userId: string): Promise<Ctx> {
  const { id } = await write(operator, "users:write", async (tx) =>
    unchanged(await startSession(tx, userId)),
  );
  return anew({ ...operator, credential: { kind: "session", id } });
}

async function allEvents(operator: Ctx): Promise<ActivityRow[]> {
  const newestFirst: ActivityRow[] = [];
  let after: string | undefined;
  do {
    const page = await listActivity(operator, { after, limit: 1_000 });
    newestFirst.push(...page.events);
    after = page.next ?? undefined;
  } while (after);
  return newestFirst.reverse();
}
