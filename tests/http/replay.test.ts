import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "vitest";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { replay } from "@/tests/support/replay";

const FOLDER = "tests/replay/scenarios";

// Each file is one conversation with an identity provider, as recorded or documented.
describe("identity providers' traffic", () => {
  test.for(readdirSync(FOLDER))("%s", async (file) => {
    const steps = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
    await replay(steps, await newHttpTenant());
  });
});
