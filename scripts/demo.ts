import { closePool } from "@/db/client";
import { env } from "@/lib/env";
import { demoPassword, demoWorkspaces } from "./demo-data";
import { seedDemo } from "./demo-seed";
import { buildIfChanged } from "./support/build";
import { prepareLocalDatabase } from "./support/local-database";
import { notePort } from "./support/local-environment";
import { assertPortFree } from "./support/port";
import { onExit, runScript } from "./support/run-script";
import { serve } from "./support/serve";
import { step } from "./support/step";
import { workspaceUrl } from "./support/workspace-url";

await runScript(async () => {
  await prepareLocalDatabase();
  await assertPortFree(env().PORT); // rather than after the build
  onExit(closePool);
  await step("Demo workspaces", () => {
    const seeded = seedDemo();
    // An interrupted workspace would stay incomplete, so Ctrl-C waits for this second.
    onExit(() => seeded);
    return seeded;
  });
  await buildIfChanged();
  await serve("production", greet);
});

function greet(): void {
  notePort();
  console.log("\nAccedo is ready. Ctrl-C stops it.\n");
  for (const {
    slug,
    plan,
    people: [admin],
  } of demoWorkspaces) {
    console.log(`  ${workspaceUrl(slug).padEnd(32)} ${plan.padEnd(9)} sign in as ${admin.email}`);
  }
  console.log(`
Password for everyone: ${demoPassword}

For a SCIM token, open Settings → Single Sign-On, or use another terminal (the token is shown once):

  npm run accedo -- token create acme --name "Okta"
  curl -H "Authorization: Bearer <token>" ${workspaceUrl("acme")}/scim/v2/Users
`);
}
