import { Command } from "commander";
import { operatorCtx } from "@/lib/directory/operator";
import { createToken, listTokens, revokeToken } from "@/lib/directory/tokens";
import { workspaceUrl } from "../support/workspace-url";
import { answers } from "./command";
import { table } from "./table";

export const token = new Command("token").description("SCIM tokens of a workspace");

token
  .command("create")
  .description("generate a token and print it, this once only")
  .argument("<slug>", "the workspace")
  .requiredOption("--name <name>", "the name of the integration, for example Okta")
  .action(
    answers(async (slug: string, { name }: { name: string }) => {
      const { token: made, secret } = await createToken(operatorCtx(slug), { name });
      const url = `${workspaceUrl(slug)}/scim/v2`;
      return {
        data: { id: made.id, name: made.name, token: secret, url },
        text: `${secret}\n\nThis is the only time the token is shown. Its id is ${made.id}.\nSCIM base URL: ${url}`,
      };
    }),
  );

token
  .command("list")
  .description("list the tokens with their ids, revoked ones included")
  .argument("<slug>", "the workspace")
  .action(
    answers(async (slug: string) => {
      const tokens = await listTokens(operatorCtx(slug));
      const rows = tokens.map(({ id, name, status, createdAt, lastUsedAt }) => [
        id,
        status,
        createdAt.toISOString(),
        lastUsedAt?.toISOString() ?? "never",
        name,
      ]);
      return { data: tokens, text: table(["ID", "STATUS", "CREATED", "LAST USED", "NAME"], rows) };
    }),
  );

token
  .command("revoke")
  .description("revoke a token; the next request with it is refused")
  .argument("<slug>", "the workspace")
  .argument("<tokenId>", "its id, as in the list")
  .action(
    answers(async (slug: string, id: string) => {
      await revokeToken(operatorCtx(slug), { id });
      return { data: { id, status: "revoked" }, text: `Token ${id} is revoked.` };
    }),
  );
