import type { ScimClient } from "@/tests/support/scim-client";

const core = "urn:ietf:params:scim:schemas:core:2.0";

/** Creates a person through an integration; returns the id. */
export async function provisionPerson(okta: ScimClient, name: string): Promise<string> {
  const answer = await okta.post("/Users", personNamed(name));
  return idOf(answer, 201);
}

/** Creates a group with its members through an integration; returns the id. */
export async function provisionGroup(
  okta: ScimClient,
  displayName: string,
  memberIds: string[] = [],
): Promise<string> {
  const members = memberIds.map((value) => ({ value }));
  return idOf(
    await okta.post("/Groups", { schemas: [`${core}:Group`], displayName, members }),
    201,
  );
}

/** Creates many people through an integration, in one request. */
export async function provisionPeople(okta: ScimClient, names: string[]): Promise<void> {
  const answer = await okta.post("/Bulk", {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
    Operations: names.map((name, index) => ({
      method: "POST",
      path: "/Users",
      bulkId: String(index),
      data: personNamed(name),
    })),
  });
  if (answer.status !== 200) throw new Error(`bulk answered ${answer.status}`);
}

function personNamed(name: string) {
  const [givenName, ...rest] = name.split(" ");
  const address = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@corp.example`;
  return {
    schemas: [`${core}:User`],
    userName: address,
    name: { givenName, familyName: rest.join(" ") },
    emails: [{ primary: true, value: address, type: "work" }],
    active: true,
  };
}

function idOf({ status, body }: { status: number; body: { id?: unknown } }, expected: number) {
  if (status !== expected) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return String(body.id);
}
