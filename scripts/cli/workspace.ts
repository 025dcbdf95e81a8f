import { Command, InvalidArgumentError } from "commander";
import { operatorCtx } from "@/lib/directory/operator";
import { type Plan, plans } from "@/lib/directory/plans";
import { changePlan, createWorkspace, listWorkspaces } from "@/lib/directory/workspaces";
import { workspaceUrl } from "../support/workspace-url";
import { answers } from "./command";
import { table } from "./table";

const planIds = plans.map(({ id }) => id).join(", ");

export const workspace = new Command("workspace").description("workspaces and their plans");

workspace
  .command("create")
  .description("create a workspace with its first admin")
  .argument("<slug>", "the first part of its hostname")
  .requiredOption("--name <name>", "its name, as its people see it")
  .requiredOption(
    "--admin <email>",
    "the email address of the first admin, who gets a one-time link",
  )
  .option("--plan <plan>", planIds, planNamed, "free")
  .action(
    answers(async (slug: string, input: { name: string; admin: string; plan: Plan }) => {
      const { secret, expiresAt } = await createWorkspace({ slug, ...input });
      const url = workspaceUrl(slug);
      const setPasswordUrl = `${url}/set-password/${secret}`;
      return {
        data: { slug, ...input, url, setPasswordUrl, expiresAt },
        text: `${input.name} is at ${url}\n${input.admin} can set a password, once, at ${setPasswordUrl}`,
      };
    }),
  );

workspace
  .command("plan")
  .description("change the plan of a workspace")
  .argument("<slug>", "the workspace")
  .argument("<plan>", planIds, planNamed)
  .action(
    answers(async (slug: string, plan: Plan) => {
      await changePlan(operatorCtx(slug), { plan });
      return { data: { slug, plan }, text: `${slug} is now on ${plan}.` };
    }),
  );

workspace
  .command("list")
  .description("list the workspaces")
  .action(
    answers(async () => {
      const workspaces = await listWorkspaces();
      const rows = workspaces.map(({ slug, name, plan }) => [slug, name, plan, workspaceUrl(slug)]);
      return { data: workspaces, text: table(["SLUG", "NAME", "PLAN", "URL"], rows) };
    }),
  );

function planNamed(text: string): Plan {
  const plan = plans.find(({ id }) => id === text.toLowerCase());
  if (!plan) throw new InvalidArgumentError(`The plans are ${planIds}.`);
  return plan.id;
}
