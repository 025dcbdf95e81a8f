import { prepareLocalDatabase } from "./support/local-database";
import { runScript } from "./support/run-script";
import { serve } from "./support/serve";
import { accedoCommand, workspaceUrl } from "./support/workspace-url";

await runScript(async () => {
  await prepareLocalDatabase();
  await serve("development", () => {
    console.log(
      `Ready at ${workspaceUrl("<workspace>")}; make one with ${accedoCommand("workspace create")}.`,
    );
  });
});
