import { longForm } from "./support/long-form";
import { vitest } from "./support/test-runs";

await longForm({
  command: "storm",
  description: "Has 64 clients add and remove so many members of one group at once",
  of: "members",
  usual: 10_000,
  check: vitest("tests/storm/group-storm.test.ts"),
  title: (members) => `A storm over ${members} members`,
  env: (members) => ({ STORM: String(members) }),
});
