import { operatorCtx } from "@/lib/directory/operator";
import { createToken } from "@/lib/directory/tokens";
import { createWorkspace } from "@/lib/directory/workspaces";
import { freshName } from "../workloads/workload";

/** A workspace with nobody in it except its admin. */
export interface NewWorkspace {
  readonly slug: string;
  readonly token: string;
}

/** Creates a number of workspaces, each with a token, one after another. */
export async function newWorkspaces(count: number): Promise<NewWorkspace[]> {
  const made: NewWorkspace[] = [];
  while (made.length < count) {
    const slug = freshName();
    await createWorkspace({ slug, name: slug, plan: "premium", admin: "admin@example.com" });
    const { secret } = await createToken(operatorCtx(slug), { name: "Okta" });
    made.push({ slug, token: secret });
  }
  return made;
}
