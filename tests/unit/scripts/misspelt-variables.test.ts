import { expect, test } from "vitest";
import { misspeltVariables } from "@/scripts/support/misspelt-variables";

test.each([
  ["SCIM_RATE_BURTS", "SCIM_RATE_BURST"],
  ["TRUST_PROXYS", "TRUST_PROXY"],
  ["TRUSTED_PROXY", "TRUST_PROXY"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["DATABASE_POOL_MAX", "DATABASE_POOL_SIZE"],
  ["LOGLEVEL", "LOG_LEVEL"],
])("%s is told of as %s", (name, meant) => {
  expect(misspeltVariables({ [name]: "1" })).toEqual([{ name, meant }]);
});

test("where what it is like is set as well, a name is somebody else's", () => {
  expect(misspeltVariables({ LOGLEVEL: "1", LOG_LEVEL: "info" })).toEqual([]);
  expect(misspeltVariables({ LOGLEVEL: "1", LOG_LEVEL: "" })).toHaveLength(1);
});

test("what platforms and shells set is nobody's misspelling", () => {
  const platforms = [
    ...["PATH", "HOST", "HOSTNAME", "HTTP_PROXY", "NO_PROXY", "NODE_ENV", "npm_config_loglevel"],
    ...["DATABASE_HOST", "DATABASE_NAME", "DATABASE_PASSWORD", "DATABASE_PORT", "DATABASE_USER"],
    ...["METRICS_PORT", "METRICS_PATH", "LOG_FORMAT", "WEB_MEMORY", "MAIL_DOMAIN", "ACCEDO_COMMIT"],
    // Kubernetes' for a Service of the name "accedo", and one of the name "scim"
    ...["ACCEDO_PORT", "ACCEDO_SERVICE_HOST", "ACCEDO_PORT_3000_TCP", "SCIM_SERVICE_PORT"],
  ];
  expect(misspeltVariables(Object.fromEntries(platforms.map((name) => [name, "1"])))).toEqual([]);
});
