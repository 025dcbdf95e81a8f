import { reportMetrics } from "@/lib/metrics/registry";
import { hear, tellPrimary } from "@/lib/workers/channel";
import { runScript, untilStopped } from "./run-script";
import { serveHere } from "./serve-here";

/** One of the processes that serve together; serve.ts starts them. */
await runScript(
  async () => {
    reportMetrics();
    await serveHere({
      mode: "production",
      together: {
        async prepared() {
          const told = heard("listen");
          await tellPrimary({ kind: "prepared" });
          await told;
        },
        listening: () => heard("allListen"),
      },
    });
    await untilStopped();
  },
  (why) => tellPrimary({ kind: "failed", why }),
);

function heard(kind: "listen" | "allListen"): Promise<void> {
  return new Promise((resolve) => void hear(kind, () => resolve()));
}
