import { prepareLocalDatabase } from "./support/local-database";
import { notePort } from "./support/local-environment";
import { runScript } from "./support/run-script";
import { serve } from "./support/serve";
import { workspaceUrl } from "./support/workspace-url";

await runScript(async () => {
  await prepareLocalDatabase();
  await serve("development", () => {
    notePort();
    console.log(
      `Ready at ${workspaceUrl("<workspace>")}; create one with npm run accedo -- workspace create.`,
    );
  });
});
