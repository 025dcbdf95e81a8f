import { expect, test } from "vitest";
import { accedoCommand } from "@/scripts/support/workspace-url";

test("the command that a server on another port names is told of that port", () => {
  expect(accedoCommand("workspace list", { PORT: 3000 })).toBe("npm run accedo -- workspace list");
  const elsewhere = accedoCommand("workspace list", { PORT: 3001 });
  expect(elsewhere).toBe("PORT=3001 npm run accedo -- workspace list");
});
