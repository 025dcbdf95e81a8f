import { complex, dateTime, list, reference, string } from "../attribute";
import { limits } from "../limits";

/** RFC 7643 s3.1: what every resource has. `schemas` and `meta` are computed, never stored. */
export const commonAttributes = {
  schemas: list(
    reference("The schema URNs of this resource.", ["uri"], { returned: "always", required: true }),
  ),
  id: string(
    "The identifier that Accedo gave the resource. It never changes and is never reused.",
    {
      caseExact: true,
      mutability: "readOnly",
      returned: "always",
      uniqueness: "server",
    },
  ),
  externalId: string("The identifier that the provisioning client uses for the resource.", {
    caseExact: true,
    maxLength: limits.maxKeyLength,
  }),
  meta: complex(
    "When the resource was created and changed, where it is, and its version.",
    {
      resourceType: string("The name of the resource's type.", {
        caseExact: true,
        mutability: "readOnly",
      }),
      created: dateTime("When the resource was created in Accedo.", { mutability: "readOnly" }),
      lastModified: dateTime("When the resource last changed.", { mutability: "readOnly" }),
      location: reference("The URI of the resource.", ["uri"], { mutability: "readOnly" }),
      version: string("The resource's current entity tag.", {
        caseExact: true,
        mutability: "readOnly",
        entityTag: true,
      }),
    },
    { mutability: "readOnly" },
  ),
} as const;

/** RFC 7643 s2.4: the sub-attributes that multi-valued attributes share. */
export const plural = <const V>(value: V, types?: readonly string[]) =>
  ({
    value,
    display: string("A label to show for the value."),
    type: string("What the value is for.", {
      maxLength: limits.maxKeyLength,
      ...(types && { canonicalValues: types }),
    }),
  }) as const;
