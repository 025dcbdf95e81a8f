import { type Attributes, type ComplexAttribute, complex } from "../attribute";
import { onceFor } from "../once-for";
import type { Extension, ResourceType } from "../resource-type";
import { commonAttributes } from "../resources/common";

/** The attributes of one schema URN, and their place in the document. */
export interface Namespace {
  readonly schema: string;
  /** Every URN that clients may use for the schema, in lower case. */
  readonly spellings: readonly string[];
  readonly attributes: Attributes;
  /** An extension's key in the document; core attributes are at the root. */
  readonly extension?: ComplexAttribute;
}

/** The core namespace first, then the extensions. */
export const namespacesOf = onceFor(
  ({ schema, attributes, extensions }: ResourceType): readonly Namespace[] => [
    {
      schema,
      spellings: spellingsOf(schema),
      attributes: { ...commonAttributes, ...attributes },
    },
    ...extensions.map(extensionNamespace),
  ],
);

const extensionNamespace = ({
  schema,
  attributes,
  description,
  required,
}: Extension): Namespace => ({
  schema,
  spellings: spellingsOf(schema),
  attributes,
  extension: complex(description, attributes, { required }),
});

/** Splits a text that starts with one of the type's schema URNs, in any case, into the namespace and the rest. */
export function splitNamespace(
  type: ResourceType,
  text: string,
): { namespace: Namespace; rest: string } | undefined {
  const lower = text.toLowerCase();
  const [longest] = namespacesOf(type)
    .flatMap((namespace) => namespace.spellings.map((urn) => ({ namespace, urn })))
    .filter(({ urn }) => lower.startsWith(urn) && /^(?:$|[:.])/.test(lower.slice(urn.length)))
    .sort((a, b) => b.urn.length - a.urn.length);
  return longest && { namespace: longest.namespace, rest: text.slice(longest.urn.length + 1) };
}

/** The canonical schema URN for one in any case or from the drafts; undefined if the type lacks that schema. */
export function canonicalSchema(type: ResourceType, urn: string): string | undefined {
  const lower = urn.toLowerCase();
  return namespacesOf(type).find(({ spellings }) => spellings.includes(lower))?.schema;
}

const ietf = "urn:ietf:params:scim:";

/** OneLogin still writes the URNs of the drafts and of SCIM 1.1: urn:scim:schemas:core:2.0, ….:1.0. */
function spellingsOf(schema: string): string[] {
  const lower = schema.toLowerCase();
  if (!lower.startsWith(ietf)) return [lower];
  const draft = `urn:scim:${lower.slice(ietf.length)}`;
  const short = draft.slice(0, draft.lastIndexOf(":"));
  return [lower, draft, short, short.replace(/:2\.0$/, ":1.0")];
}
