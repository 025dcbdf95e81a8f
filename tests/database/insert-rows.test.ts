import { expect, test } from "vitest";
import { findPerson } from "@/db/queries/people";
import { userResources } from "@/lib/directory/scim/user-resources";
import { read } from "@/lib/directory/write";
import { personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

test.each(['"', "\\", '\\"', "{},", "NULL", "null", " a\nb ", "'$1'"])(
  "%j is stored as it is, as a column and in a document",
  async (text) => {
    const { scim } = await newWorkspace();
    const document = personDocument("ann@example.com", { displayName: text, title: text });
    const row = await postUser(scim, document);
    const stored = await userResources.get(scim, row.scimId, new Set());
    expect(stored?.document).toEqual(document);
  },
);

test("what a row has not is null", async () => {
  const { scim } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  const row = await read(scim, "users:read", (tx) => findPerson(tx, id));
  expect(row?.user).toMatchObject({ externalId: null, removedAt: null });
});
