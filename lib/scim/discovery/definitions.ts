import { type Attributes, boolean, complex, integer, list, reference, string } from "../attribute";
import { urn } from "../urn";

/** The source of a Schema resource. */
export interface SchemaDefinition {
  readonly schema: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: Attributes;
}

const readOnly = { mutability: "readOnly" } as const;
const required = { mutability: "readOnly", required: true } as const;
const keyword = { ...required, caseExact: true } as const;

const supported = boolean("Whether the feature is supported.", required);

const feature = (description: string, more: Attributes = {}) =>
  complex(description, { supported, ...more }, required);

/** RFC 7643 s5, and RFC 9865 s4 for `pagination`. */
export const serviceProviderConfigDefinition: SchemaDefinition = {
  schema: urn.serviceProviderConfig,
  name: "ServiceProviderConfig",
  description: "Which features of SCIM the service has, and within which limits.",
  attributes: {
    documentationUri: reference("Where the service is documented.", ["external"], readOnly),
    patch: feature("Changing individual attributes with PATCH."),
    bulk: feature("Several operations in one request.", {
      maxOperations: integer("The largest number of operations in a request.", required),
      maxPayloadSize: integer("The largest size of a request, in bytes.", required),
    }),
    filter: feature("Filters on lists.", {
      maxResults: integer("The largest number of resources in a response.", required),
    }),
    changePassword: feature("Changing passwords."),
    sort: feature("Sorted lists."),
    etag: feature("Entity tags and conditional requests."),
    pagination: complex(
      "How lists are paged.",
      {
        cursor: boolean("Whether a list can be paged by cursor.", required),
        index: boolean("Whether a list can be paged by index.", required),
        defaultPaginationMethod: string("How a list is paged when the request asks for neither.", {
          ...readOnly,
          canonicalValues: ["cursor", "index"],
        }),
        defaultPageSize: integer(
          "The number of resources on a page when the request has no count.",
          readOnly,
        ),
        maxPageSize: integer("The largest number of resources on a page.", readOnly),
        cursorTimeout: integer("How many seconds a cursor is valid for.", readOnly),
      },
      readOnly,
    ),
    authenticationSchemes: list(
      complex(
        "How a client authenticates.",
        {
          type: string("The type of authentication.", {
            ...required,
            canonicalValues: ["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"],
          }),
          name: string("The common name of the scheme.", required),
          description: string("What the scheme is.", required),
          specUri: reference("Where the scheme is specified.", ["external"], readOnly),
          documentationUri: reference("Where its use is documented.", ["external"], readOnly),
        },
        required,
      ),
    ),
  },
};

/** RFC 7643 s6. */
export const resourceTypeDefinition: SchemaDefinition = {
  schema: urn.resourceType,
  name: "ResourceType",
  description: "A type of resource that the service provides.",
  attributes: {
    id: string("The identifier of the type, the same as its name.", {
      ...readOnly,
      caseExact: true,
    }),
    name: string("The name of the type.", keyword),
    description: string("What the type is.", readOnly),
    endpoint: reference("Where the resources are, relative to the base URL.", ["uri"], required),
    schema: reference("The URN of the type's core schema.", ["uri"], required),
    schemaExtensions: list(
      complex(
        "The extensions of the type.",
        {
          schema: reference("The URN of the extension's schema.", ["uri"], required),
          required: boolean("Whether each resource has the extension.", required),
        },
        readOnly,
      ),
    ),
  },
};

const characteristics = {
  name: string("The attribute's name.", keyword),
  type: string("The type of the attribute's values.", {
    ...keyword,
    canonicalValues: [
      "string",
      "complex",
      "boolean",
      "decimal",
      "integer",
      "dateTime",
      "reference",
      "binary",
    ],
  }),
  multiValued: boolean("Whether the attribute can have several values.", required),
  description: string("What the attribute is.", readOnly),
  required: boolean("Whether the attribute must have a value.", required),
  canonicalValues: list(string("Suggested values.", { ...readOnly, caseExact: true })),
  caseExact: boolean("Whether comparisons are case-sensitive.", readOnly),
  mutability: string("Whether a client can set the value.", {
    ...keyword,
    canonicalValues: ["readOnly", "readWrite", "immutable", "writeOnly"],
  }),
  returned: string("When a response includes the attribute.", {
    ...keyword,
    canonicalValues: ["always", "never", "default", "request"],
  }),
  uniqueness: string("Where a value must be unique.", {
    ...keyword,
    canonicalValues: ["none", "server", "global"],
  }),
  referenceTypes: list(
    string("The types of resource that a reference can point to.", {
      ...readOnly,
      caseExact: true,
    }),
  ),
} as const;

/** RFC 7643 s7. */
export const schemaDefinition: SchemaDefinition = {
  schema: urn.schema,
  name: "Schema",
  description: "A set of attributes and their characteristics.",
  attributes: {
    id: string("The URN of the schema.", {
      ...keyword,
      returned: "always",
    }),
    name: string("The name of the schema.", readOnly),
    description: string("What the schema is for.", readOnly),
    attributes: list(
      complex(
        "The attributes of the schema.",
        {
          ...characteristics,
          subAttributes: list(
            complex("The parts of a complex attribute.", characteristics, readOnly),
          ),
        },
        required,
      ),
    ),
  },
};
