import { describe, expect, test } from "vitest";
import type { Attribute } from "@/lib/scim/attribute";
import type { Json, JsonObject } from "@/lib/scim/json";
import { urn } from "@/lib/scim/urn";
import type { Received } from "@/tests/support/http";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { idsOf, resourcesOf } from "./answers";
import { createUser, filtered, patchBody, type Resource } from "./messages";

type Described = Pick<
  Attribute,
  "type" | "multiValued" | "required" | "caseExact" | "mutability" | "returned" | "uniqueness"
> & { name: string; subAttributes?: Described[]; canonicalValues?: string[] };

interface Place {
  schema: string;
  attribute: Described;
  /** As a client writes it: `title`, or the URN and the name. */
  path: string;
}

const samples: Record<string, Json> = {
  string: "Straße",
  boolean: true,
  decimal: 1.5,
  integer: 7,
  dateTime: "2026-11-24T09:30:00Z",
  reference: "https://example.com/A",
  binary: "QUJD",
};

/** A value that the schema allows. */
function sampleOf(attribute: Described): Json {
  const one = attribute.subAttributes
    ? Object.fromEntries(
        attribute.subAttributes
          .filter(({ mutability }) => mutability !== "readOnly")
          .map((sub) => [sub.name, sampleOf(sub)]),
      )
    : (attribute.canonicalValues?.[0] ?? samples[attribute.type] ?? null);
  return attribute.multiValued ? [one] : one;
}

async function userAttributes(scim: { get(path: string): Promise<Received> }): Promise<Place[]> {
  const schemas = resourcesOf(await scim.get("/Schemas"));
  return schemas
    .filter(({ id }) => id === urn.user || id === urn.enterpriseUser)
    .flatMap(({ id, attributes }) =>
      (attributes as unknown as Described[]).map((attribute) => ({
        schema: id,
        attribute,
        path: id === urn.user ? attribute.name : `${id}:${attribute.name}`,
      })),
    );
}

const own = ({ attribute }: Place) => !["userName", "roles", "active"].includes(attribute.name);

const valueIn = (resource: JsonObject, { schema, attribute }: Place): Json | undefined => {
  const holder = schema === urn.user ? resource : (resource[schema] as JsonObject | undefined);
  return holder?.[attribute.name];
};

const containing = (place: Place, value: Json): JsonObject =>
  place.schema === urn.user
    ? { [place.attribute.name]: value }
    : { [place.schema]: { [place.attribute.name]: value } };

describe("[15] [46] /Schemas tells the truth about each attribute of a User", () => {
  test("readWrite: set by POST, PUT and PATCH, shown as it was sent, and cleared", async () => {
    const { scim } = await newHttpTenant();
    const places = (await userAttributes(scim)).filter(own);
    for (const place of places.filter(({ attribute }) => attribute.mutability === "readWrite")) {
      const { path, attribute } = place;
      const value = sampleOf(attribute);
      const user = await createUser(scim, containing(place, value));
      expect(valueIn(user, place), path).toEqual(value);

      const removed = await scim.patch(`/Users/${user.id}`, patchBody({ op: "remove", path }));
      expect(valueIn(removed.body as Resource, place), path).toBeUndefined();

      const added = await scim.patch(`/Users/${user.id}`, patchBody({ op: "add", path, value }));
      expect(valueIn(added.body as Resource, place), path).toEqual(value);

      const { userName, schemas } = user;
      const cleared = await scim.put(`/Users/${user.id}`, { userName, schemas });
      expect(valueIn(cleared.body as Resource, place), path).toBeUndefined();
    }
  });

  test("readOnly: passed over in POST and PUT, refused by PATCH", async () => {
    const { scim } = await newHttpTenant();
    const places = (await userAttributes(scim)).filter(
      ({ attribute }) => attribute.mutability === "readOnly",
    );
    expect(places.map(({ path }) => path)).toContain("groups");
    for (const { path } of places) {
      const { id } = await createUser(scim);
      const answer = await scim.patch(
        `/Users/${id}`,
        patchBody({ op: "add", path, value: [{ value: id }] }),
      );
      expect(answer, path).toMatchObject({ status: 400, body: { scimType: "mutability" } });
    }
  });

  test("writeOnly and never returned: in no answer, even where it is asked for", async () => {
    const { scim } = await newHttpTenant();
    const places = (await userAttributes(scim)).filter(
      ({ attribute }) => attribute.returned === "never",
    );
    expect(places.map(({ path }) => path)).toEqual(["password"]);
    const { id } = await createUser(scim, { password: "hunter22" });
    for (const query of ["", "?attributes=password", "?attributes=password,userName"]) {
      expect((await scim.get(`/Users/${id}${query}`)).text).not.toContain("hunter22");
    }
  });

  test("returned by default: left out by excludedAttributes, alone with attributes", async () => {
    const { scim } = await newHttpTenant();
    const places = (await userAttributes(scim)).filter(own);
    for (const place of places.filter(
      ({ attribute }) => attribute.returned === "default" && attribute.mutability === "readWrite",
    )) {
      const value = sampleOf(place.attribute);
      const { id } = await createUser(scim, containing(place, value));
      const path = encodeURIComponent(place.path);
      const without = await scim.get(`/Users/${id}?excludedAttributes=${path}`);
      expect(valueIn(without.body as Resource, place), place.path).toBeUndefined();
      const alone = await scim.get(`/Users/${id}?attributes=${path}`);
      expect(alone.body).toEqual({ schemas: expect.any(Array), id, ...containing(place, value) });
    }
  });

  test("caseExact: whether eq tells upper from lower case", async () => {
    const { scim } = await newHttpTenant();
    for (const place of (await userAttributes(scim)).filter(own)) {
      const { attribute, path } = place;
      const compared = attribute.subAttributes
        ? attribute.subAttributes.find(({ name }) => name === "value")
        : attribute;
      const isText = compared?.type === "string" || compared?.type === "reference";
      if (!compared || !isText || attribute.mutability !== "readWrite") continue;
      const { id } = await createUser(scim, containing(place, sampleOf(attribute)));
      const sample = String(sampleOf({ ...compared, multiValued: false }));
      const found = async (text: string) =>
        idsOf(await scim.get(`/Users${filtered(`${path} eq "${text}" and id eq "${id}"`)}`));
      expect(await found(sample), path).toEqual([id]);
      expect(await found(swapped(sample)), path).toEqual(compared.caseExact ? [] : [id]);
    }
  });

  test("required: without it a POST is refused", async () => {
    const { scim } = await newHttpTenant();
    const required = (await userAttributes(scim)).filter(({ attribute }) => attribute.required);
    expect(required.map(({ path }) => path)).toEqual(["userName"]);
    const answer = await scim.post("/Users", { schemas: [urn.user], displayName: "Ann" });
    expect(answer).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
  });

  test("uniqueness: a second one of those that are unique is refused, of the others accepted", async () => {
    const { scim } = await newHttpTenant();
    for (const place of await userAttributes(scim)) {
      const { attribute, path } = place;
      if (attribute.mutability !== "readWrite" || ["emails", "roles"].includes(path)) continue;
      const value = attribute.name === "userName" ? "twice" : sampleOf(attribute);
      await createUser(scim, containing(place, value));
      const again = await scim.post("/Users", {
        schemas: [urn.user],
        userName: `again-${attribute.name}`,
        ...containing(place, value),
      });
      expect(again.status, path).toBe(attribute.uniqueness === "none" ? 201 : 409);
    }
  });
});

const swapped = (text: string) =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

test("[38] a type that isn't among the canonical ones is kept", async () => {
  const { scim } = await newHttpTenant();
  const emails = [{ value: "ann@example.com", type: "alumni" }];
  expect(await createUser(scim, { emails })).toMatchObject({ emails });
});
