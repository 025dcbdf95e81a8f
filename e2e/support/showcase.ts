import { operatorCtx } from "@/lib/directory/operator";
import { listPeople } from "@/lib/directory/people";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { demoWorkspaces } from "@/scripts/demo-data";
import { seedDemo } from "@/scripts/demo-seed";
import { scimClient } from "@/tests/support/scim-client";
import { signedIn } from "@/tests/support/workspace";
import { provisionGroup, provisionPerson } from "./provisioned";

const [{ slug }] = demoWorkspaces as [(typeof demoWorkspaces)[number]];
const joiners = [
  "Amara Nwosu",
  "Jonas Lindgren",
  "Mei-Ling Zhao",
  "Rafael Souza",
  "Ingrid Haugen",
  "Omar Farouk",
];
const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** The demo's first workspace after a morning with Okta; returns its people's ids by name. */
export async function seedShowcase(port: number): Promise<Map<string, string>> {
  await seedDemo();
  const { people } = await listPeople(operatorCtx(slug), {});
  const byName = new Map(people.map(({ name, id }) => [name, id]));
  const ann = byName.get("Ann Lindqvist") ?? "";
  const retired = await createToken(await signedIn(operatorCtx(slug), ann), { name: "Okta trial" });
  await revokeToken(await signedIn(operatorCtx(slug), ann), { id: retired.token.id });
  const made = await createToken(await signedIn(operatorCtx(slug), ann), {
    name: "Okta production",
  });
  await provision(scimClient({ slug, port, token: made.secret }));
  return byName;
}

async function provision(client: ReturnType<typeof scimClient>): Promise<void> {
  const headers = { "User-Agent": "Okta SCIM Client 1.0.0" };
  const okta = {
    ...client,
    post: (path: string, body?: unknown) => client.post(path, body, { headers }),
  };
  const ids: string[] = [];
  for (const name of joiners) ids.push(await provisionPerson(okta, name));
  await provisionGroup(okta, "Platform Engineering", ids);
  const patch = (path: string, ...Operations: object[]) =>
    client.patch(path, { schemas: [patchOp], Operations }, { headers });
  await patch(`/Users/${ids[1]}`, { op: "replace", value: { active: false } });
  await patch(
    `/Users/${ids[2]}`,
    { op: "replace", path: "name.familyName", value: "Zhao-Keller" },
    { op: "replace", path: "title", value: "Staff engineer" },
  );
}
