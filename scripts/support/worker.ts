import { reportMetrics } from "@/lib/metrics/registry";
import { hear, tellPrimary } from "@/lib/workers/channel";
import { runScript, untilStopped } from "./run-script";
import { serveHere } from "./serve-here";

/** One of several processes that serve together, started by serve.ts. */
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
