import { beforeAll, expect, test } from "vitest";
import { listGroupPeople, listGroups } from "@/lib/directory/groups/groups";
import { listPeople } from "@/lib/directory/people";
import { listSigners } from "@/lib/directory/policies/policies";
import { publishedPolicy } from "@/tests/support/policies";
import { personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { newWorkspace, type Workspace } from "@/tests/support/workspace";

// Two of one name, so that their ids decide, and one whose capital stands among small letters.
const names = ["Ann", "bob", "Bob", "Carl", "dora"];

interface Walked {
  readonly shown: readonly { readonly name: string }[];
  readonly next: string | null;
}

type Walk = (after: string | undefined) => Promise<Walked>;

let workspace: Workspace;
let walks: Record<string, Walk>;

beforeAll(async () => {
  workspace = await newWorkspace();
  const { person, scim } = workspace;
  const ids: string[] = [];
  for (const [n, displayName] of [...names.entries()].reverse()) {
    const { id } = await postUser(scim, personDocument(`p${n}@example.com`, { displayName }));
    ids.push(id);
  }
  const { id } = await postGroup(scim, "Everybody", ids);
  for (const name of ["Zoo", "alpha", "Beta"]) await postGroup(scim, name);
  const policyId = await publishedPolicy(workspace, { groupIds: [id] });
  walks = {
    people: async (after) => {
      const { people, next } = await listPeople(person, { source: "scim", after, limit: 2 });
      return { shown: people, next };
    },
    groups: async (after) => {
      const { groups, next } = await listGroups(person, { after, limit: 2 });
      return { shown: groups, next };
    },
    members: async (after) => {
      const { people, next } = await listGroupPeople(person, { id, after, limit: 2 });
      return { shown: people, next };
    },
    signers: async (after) => {
      const { signers, next } = await listSigners(person, { id: policyId, after, limit: 2 });
      return { shown: signers, next };
    },
  };
});

test.each([
  ["people", 3, names],
  ["groups", 2, ["alpha", "Beta", "Everybody", "Zoo"]],
  ["members", 3, names],
  ["signers", 3, names],
])("%s come by name in %i pages, each of them once", async (list, pages, all) => {
  const shown: string[][] = [];
  let after: string | undefined;
  do {
    const page = await walks[list]?.(after);
    shown.push((page?.shown ?? []).map(({ name }) => name));
    after = page?.next ?? undefined;
  } while (after);
  expect(shown).toHaveLength(pages);
  expect(shown.flat().map((name) => name.toLowerCase())).toEqual(
    all.map((name) => name.toLowerCase()),
  );
  expect(new Set(shown.flat()).size).toBe(all.length);
});
