import { expect, test } from "vitest";
import { readJson } from "@/lib/http/scim/json-body";
import { ScimError } from "@/lib/scim/error";
import { limits } from "@/lib/scim/limits";

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

// What takes time by the square of its length isn't over before the test's own time is.
test("a body takes time in proportion to its length, whatever quotes are in it", async () => {
  await expect(read(`"${'\\"'.repeat(mebibyte)}`)).rejects.toBeInstanceOf(ScimError);
});

test("a value of many megabytes is read", async () => {
  const name = "n".repeat(20 * mebibyte);
  expect(await read(JSON.stringify({ displayName: name }))).toEqual({ displayName: name });
});

test("100,000 members are read, whatever is said of each", async () => {
  const members = Array.from({ length: 100_000 }, (_, n) => ({
    value: `0199aaaa-0000-7000-8000-${String(n).padStart(12, "0")}`,
    display: `Person ${n}, of {many} [all]`,
    type: "User",
    $ref: `https://acme.accedo.example/scim/v2/Users/0199aaaa-0000-7000-8000-${String(n).padStart(12, "0")}`,
  }));
  expect(await read(JSON.stringify({ members }))).toMatchObject({ members: { length: 100_000 } });
});

test.each([
  ["objects", "{}"],
  ["numbers", "1"],
])("%s by the million, which a parser would be busy with for seconds, are 413", async (_, one) => {
  const body = `[${`${one},`.repeat(limits.maxBodyValues)}${one}]`;
  await expect(read(body)).rejects.toMatchObject({
    status: 413,
    detail: expect.stringContaining(`${limits.maxBodyValues} values`),
  });
});

test("brackets that nest by the million are read without recursion", async () => {
  const depth = limits.maxBodyValues;
  expect(await read(`${"[".repeat(depth)}${"]".repeat(depth)}`)).toHaveLength(1);
});
