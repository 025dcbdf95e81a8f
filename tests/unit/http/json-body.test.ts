import { expect, test } from "vitest";
import { readJson } from "@/lib/http/json-body";
import { ScimError } from "@/lib/scim/error";

const mebibyte = 1024 * 1024;

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += mebibyte) yield bytes.subarray(at, at + mebibyte);
}

const read = (text: string) =>
  readJson(
    { method: "POST", url: "http://scim/", headers: { get: () => null }, body: pieces(text) },
    32 * mebibyte,
  );

test("a body takes time in proportion to its length, whatever quotes are in it", async () => {
  const startedAt = performance.now();
  await expect(read(`"${'\\"'.repeat(mebibyte)}`)).rejects.toBeInstanceOf(ScimError);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test("a value of many megabytes is read", async () => {
  const name = "n".repeat(20 * mebibyte);
  expect(await read(JSON.stringify({ displayName: name }))).toEqual({ displayName: name });
});

test("brackets that nest by the million are read without recursion", async () => {
  const depth = mebibyte;
  expect(await read(`${"[".repeat(depth)}${"]".repeat(depth)}`)).toHaveLength(1);
});
