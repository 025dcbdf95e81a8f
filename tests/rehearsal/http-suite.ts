import type { Check } from "@/scripts/support/checks";
import { vitest } from "@/scripts/support/test-runs";
import type { Site } from "./site";

/** All HTTP tests, storms and recorded conversations with identity providers, sent to the proxy. None is skipped. */
export const httpSuite = ({ proxyPort, instances, primary }: Site): Check => ({
  ...vitest("--project", "http"),
  title: "HTTP tests through proxy and pooler",
  env: {
    HTTP_TESTS_PORT: String(proxyPort),
    HTTP_TESTS_INSTANCES: instances.map(({ port }) => port).join(" "),
    DATABASE_URL: primary.ownerUrl,
  },
});
