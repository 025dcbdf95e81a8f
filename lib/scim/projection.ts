import type { Attribute, Attributes } from "./attribute";
import { badRequest } from "./error";
import { splitPath } from "./filter/attribute-path";
import { onceFor } from "./once-for";
import { resolvePath } from "./path";
import type { ResourceType } from "./resource-type";
import { commonAttributes } from "./resources/common";
import type { Needs } from "./store";

/** The attributes that a response shows (RFC 7644 s3.9), in order. */
export interface Projection {
  /** Whether the request named attributes to include or to exclude. */
  readonly kind: "default" | "only" | "without";
  readonly attributes: readonly Shown[];
  readonly extensions: readonly {
    readonly schema: string;
    readonly attributes: readonly Shown[];
  }[];
  readonly meta: readonly Shown[];
  /** The detached ones among them, which must be read. */
  readonly needs: Needs;
}

export interface Shown {
  readonly name: string;
  readonly attribute: Attribute;
  /** The sub-attributes to show. */
  readonly parts: readonly Shown[];
}

export interface ProjectionRequest {
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/** Looks the named attributes up; a name unknown to the type is ignored. */
export function parseProjection(
  type: ResourceType,
  { attributes, excludedAttributes }: ProjectionRequest,
): Projection {
  if (attributes && excludedAttributes) {
    throw badRequest("invalidValue", 'Use either "attributes" or "excludedAttributes", not both.');
  }
  const keysOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const path = splitPath(name);
      const found = path && resolvePath(type, path);
      return found ? [found.keys] : [];
    });
  if (attributes) return projectionOf(type, "only", only(keysOf(attributes)));
  if (excludedAttributes) return projectionOf(type, "without", without(keysOf(excludedAttributes)));
  return byDefault(type);
}

/** Whether to show an attribute and, if so, all of its sub-attributes. */
type Visibility = (keys: readonly string[], attribute: Attribute) => "whole" | "parts" | false;

type Named = readonly (readonly string[])[];

const only =
  (named: Named): Visibility =>
  (keys, { returned }) => {
    if (returned === "never") return false;
    if (returned === "always" || named.some((one) => startsWith(keys, one))) return "whole";
    return named.some((one) => startsWith(one, keys)) && "parts";
  };

const without =
  (named: Named): Visibility =>
  (keys, { returned }) => {
    if (returned === "always") return "whole";
    if (returned !== "default" || named.some((one) => startsWith(keys, one))) return false;
    return named.some((one) => startsWith(one, keys)) ? "parts" : "whole";
  };

const everything: Visibility = () => "whole";

const startsWith = (keys: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((key, i) => keys[i] === key);

function projectionOf(
  type: ResourceType,
  kind: Projection["kind"],
  visibility: Visibility,
): Projection {
  const { externalId, meta } = commonAttributes;
  const attributes = shownOf({ externalId, ...type.attributes }, visibility);
  const detached = attributes.filter(({ attribute }) => attribute.detached);
  return {
    kind,
    attributes,
    extensions: type.extensions.map(({ schema, attributes }) => ({
      schema,
      attributes: shownOf(attributes, visibility, [schema]),
    })),
    meta: shownOf({ meta }, visibility),
    needs: new Set(detached.map(({ name }) => name)),
  };
}

function shownOf(
  attributes: Attributes,
  visibility: Visibility,
  prefix: readonly string[] = [],
): Shown[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const keys = [...prefix, name];
    const visible = visibility(keys, attribute);
    if (!visible) return [];
    const parts =
      attribute.type === "complex"
        ? shownOf(attribute.subAttributes, visible === "whole" ? everything : visibility, keys)
        : [];
    return [{ name, attribute, parts }];
  });
}

const byDefault = onceFor((type: ResourceType) => projectionOf(type, "default", without([])));

/** Everything that a resource has: for internal use. */
export const inFull = onceFor((type: ResourceType) => projectionOf(type, "default", everything));
