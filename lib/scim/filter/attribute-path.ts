import type { Path } from "./ast";

const attributeName = /^[A-Za-z$][\w$-]*$/;
const qualifiedName = /^[\w$-]+(?:\.[\w$-]+)*$/;

/**
 * Splits `attrPath` of RFC 7644 figure 1; undefined if the text is none. The last colon ends the URN, whose `2.0`
 * contains a dot. A URN alone is split as well; resolving joins it again.
 */
export function splitPath(text: string): Path | undefined {
  const colon = text.lastIndexOf(":");
  const names = text.slice(colon + 1);
  const dot = names.indexOf(".");
  const attribute = dot < 0 ? names : names.slice(0, dot);
  const sub = dot < 0 ? {} : { sub: names.slice(dot + 1) };
  if (colon >= 0) {
    const path = { schema: text.slice(0, colon), attribute, ...sub };
    return colon > 0 && qualifiedName.test(names) ? path : undefined;
  }
  const legal = attributeName.test(attribute) && (!sub.sub || attributeName.test(sub.sub));
  return legal && sub.sub !== "" ? { attribute, ...sub } : undefined;
}

/** The text that `splitPath` parses back. */
export function joinPath({ schema, attribute, sub }: Path): string {
  return `${schema === undefined ? "" : `${schema}:`}${attribute}${sub === undefined ? "" : `.${sub}`}`;
}
