import { reportMetrics } from "@/lib/metrics/registry";
import { hear, tellPrimary } from "@/lib/workers/channel";
import { runScript, untilStopped } from "./run-script";
import { serveHere } from "./serve-here";

/** One of the processes that serve together; serve.ts starts them. */
await runScript(
  async () => {
    reportMetrics();
    await serveHere({ mode: "production", prepared: untilAllArePrepared });
    await untilStopped();
  },
  (why) => tellPrimary({ kind: "failed", why }),
);

function untilAllArePrepared(): Promise<void> {
  return new Promise((resolve) => {
    hear("listen", () => resolve());
    void tellPrimary({ kind: "prepared" });
  });
}
