import { longForm } from "./support/long-form";
import { vitest } from "./support/test-runs";

await longForm({
  command: "fuzz",
  description: "Sends so many requests near the protocol, and a tenth as many of any bytes",
  of: "requests",
  usual: 100_000,
  check: vitest("tests/fuzz"),
  title: (inputs) => `${inputs} inputs`,
  env: (inputs) => ({ FUZZ: String(inputs) }),
});
