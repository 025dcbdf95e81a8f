import { expect, test } from "vitest";
import { createToken, listTokens, revokeToken } from "@/lib/directory/tokens";
import { newWorkspace } from "@/tests/support/workspace";

test("a token may take over from another, which stays active", async () => {
  const { person, tokenId, tokenName, events } = await newWorkspace();
  const { token } = await createToken(person, { name: "Okta 2026", replaces: tokenId });
  const tokens = await listTokens(person);
  expect(tokens.map(({ name, status, replaces }) => ({ name, status, replaces }))).toEqual([
    { name: "Okta 2026", status: "active", replaces: tokenId },
    { name: tokenName, status: "active", replaces: null },
  ]);
  expect((await events()).at(-1)).toMatchObject({
    action: "token.created",
    target: { id: token.id },
    after: { name: "Okta 2026", replaces: tokenName },
  });
});

test("nothing takes over from a revoked token, or from another workspace's", async () => {
  const [here, there] = [await newWorkspace(), await newWorkspace()];
  await revokeToken(here.person, { id: here.tokenId });
  const replacing = (id: string) => createToken(here.person, { name: "Next", replaces: id });
  await expect(replacing(here.tokenId)).rejects.toMatchObject({
    code: "invalid",
    field: "replaces",
  });
  await expect(replacing(there.tokenId)).rejects.toMatchObject({ code: "notFound" });
  expect(await listTokens(here.person)).toHaveLength(1);
});
