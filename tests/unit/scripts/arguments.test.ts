import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { wholeNumber } from "@/scripts/support/arguments";

test.each(["0", "-1", "1.5", "0x10", "1e3", "ten", " 1", ""])("%j is no whole number", (text) => {
  expect(() => wholeNumber(text)).toThrow("It must be a whole number, 1 or more.");
});

test("a whole number is read", () => {
  expect(wholeNumber("1000000")).toBe(1_000_000);
});

const run = (script: string, argument: string) =>
  spawnSync(process.execPath, [...LOADERS, `scripts/${script}.ts`, argument], {
    encoding: "utf8",
    timeout: 25_000,
  });

test.each(["fuzz", "storm", "crash", "rehearse"])(
  "%s begins nothing where it isn't told how often",
  (script) => {
    const { status, stdout, stderr } = run(script, "often");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /^error: .*'often' is invalid.*It must be a whole number, 1 or more\.\n$/,
    );
  },
);
