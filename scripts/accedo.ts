import { Command } from "commander";
import { migrate } from "@/db/migrate";
import { env } from "@/lib/env";
import { versionText } from "@/lib/version";
import { answers } from "./cli/command";
import { retention } from "./cli/retention";
import { token } from "./cli/token";
import { workspace } from "./cli/workspace";
import { runScript } from "./support/run-script";

const program = new Command("accedo")
  .description("Accedo's command line for operators")
  .version(versionText, "--version", "print the version")
  .option("--json", "print JSON instead of text")
  .addCommand(workspace)
  .addCommand(token)
  .addCommand(retention);

program
  .command("migrate")
  .description("bring the database's schema up to date")
  .action(
    answers(async () => {
      await migrate(env().DATABASE_URL);
      return { data: { migrated: true }, text: "The database is up to date." };
    }),
  );

await runScript(async () => {
  await program.parseAsync();
});
