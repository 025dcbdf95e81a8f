import { expect, test } from "vitest";
import { getPerson } from "@/lib/directory/people";
import { removeUser } from "@/lib/directory/users/update-user";
import { expectUnknown, filled, verbs } from "@/tests/support/foreign-ids";
import { changeUser } from "@/tests/support/provisioning";

test.each(Object.entries(verbs))(
  "%s: an id of another workspace is what an unknown id is",
  (_, verb) => expectUnknown(verb),
);

test("a credential of one workspace is nothing in another", async () => {
  const [own, other] = [await filled(), await filled()];
  for (const ctx of [own.person, own.scim]) {
    const elsewhere = { ...ctx, workspace: other.slug };
    const refused = { code: "unauthenticated" };
    await expect(changeUser(elsewhere, other.user, { title: "x" })).rejects.toMatchObject(refused);
    await expect(getPerson(elsewhere, { id: other.user })).rejects.toMatchObject(refused);
  }
  const nowhere = { ...own.scim, workspace: "no-such-workspace" };
  await expect(removeUser(nowhere, own.user)).rejects.toMatchObject({ code: "workspaceNotFound" });
});
