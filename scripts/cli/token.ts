import { Command } from "commander";
import { operatorCtx } from "@/lib/directory/operator";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { workspaceUrl } from "../support/workspace-url";
import { answers } from "./command";

export const token = new Command("token").description("SCIM tokens of a workspace");

token
  .command("create")
  .description("make a token and print it, this once")
  .argument("<slug>", "the workspace")
  .requiredOption("--name <name>", "names the integration, for example Okta")
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
  .command("revoke")
  .description("end a token; the next request with it is refused")
  .argument("<slug>", "the workspace")
  .argument("<tokenId>", "the id that create printed")
  .action(
    answers(async (slug: string, id: string) => {
      await revokeToken(operatorCtx(slug), { id });
      return { data: { id, status: "revoked" }, text: `Token ${id} is revoked.` };
    }),
  );
