import { Command } from "commander";
import { plans } from "@/lib/directory/plans";
import { expireOnce } from "@/lib/directory/retention/expire";
import { retentionDays } from "@/lib/env";
import { answers } from "./command";
import { table } from "./table";

export const retention = new Command("retention").description("how long the logs are kept");

const inWords = (days: number | null) => (days === null ? "forever" : `${days} days`);

retention
  .command("show")
  .description("show what is configured for each plan; migrate applies it")
  .action(
    answers(async () => {
      const { activity, requests } = retentionDays();
      const rows = plans.map(({ id }) => [id, inWords(activity[id]), inWords(requests[id])]);
      return {
        data: { activity, requests },
        text: table(["PLAN", "ACTIVITY EVENTS", "PROVISIONING LOG"], rows),
      };
    }),
  );

retention
  .command("run")
  .description("delete expired rows now; instances do so every hour")
  .action(
    answers(async () => {
      const expired = await expireOnce();
      if (!expired) return { data: null, text: "An instance is already doing so." };
      const { events, requests } = expired;
      return {
        data: expired,
        text: `Removed ${events} activity events and ${requests} rows of the provisioning log.`,
      };
    }),
  );
