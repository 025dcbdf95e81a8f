import { DOMParser } from "@xmldom/xmldom";
import { SamlRefusal } from "./refusal";

const largest = 512 * 1024;
const deepest = 64;
/** More than a message about a person in a thousand groups has. */
const most = { tags: 5_000, names: 500, attributes: 5_000 };

/**
 * Parses a message. A DOCTYPE is refused before any parser sees it, since it can declare entities; so is a text that is
 * too large, or has too many parts. XML that isn't well-formed is refused at its first error. Throws SamlRefusal
 * malformed.
 */
export function parseXml(text: string): Element {
  if (text.length > largest) throw malformed("The message is too large.");
  assertFew(text);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) {
    throw malformed("The message has a document type declaration, which isn't allowed.");
  }
  const parser = new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } });
  const root = parser.parseFromString(text, "text/xml")?.documentElement;
  if (!root) throw stop();
  assertShallow(root);
  return root;
}

/** Otherwise the parser would continue, and take longer with each error. */
function stop(): never {
  throw malformed("The message isn't well-formed XML.");
}

/**
 * Anyone can send a message, and parsing and canonicalizing it takes quadratic time in these numbers. So they are
 * counted beforehand, in a text that may be anything.
 */
function assertFew(text: string): void {
  const tags = text.match(/</g) ?? [];
  const attributes = text.match(/=\s*["']/g) ?? [];
  const names = new Set(text.match(/<[^\s/>]*|xmlns:[^\s=]*/g));
  if (tags.length > most.tags || attributes.length > most.attributes || names.size > most.names) {
    throw malformed("The message has too many elements, attributes or names.");
  }
}

/**
 * Parses a protocol message, in which comments and processing instructions have no place: canonicalization drops
 * comments, so one can be inserted into a signed message. Throws SamlRefusal malformed.
 */
export function parseMessage(text: string): Element {
  if (/<!--|<\?(?!xml\s)/.test(text)) {
    throw malformed("The message has a comment or a processing instruction, which isn't allowed.");
  }
  return parseXml(text);
}

function assertShallow(root: Element): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw malformed("The message is nested too deeply.");
    level = level.flatMap((element) => childElements(element));
  }
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

const childElements = (element: Element): Element[] =>
  Array.from(element.childNodes ?? []).filter(isElement);

/** Whether an element has a name in a namespace; its prefix is irrelevant. */
export const isNamed = (element: Element, namespace: string, name: string): boolean =>
  element.namespaceURI === namespace && element.localName === name;

/** The element's direct children with a name. */
export const children = (element: Element, namespace: string, name: string): Element[] =>
  childElements(element).filter((child) => isNamed(child, namespace, name));

/** The only child with a name; undefined if there is none. Throws SamlRefusal malformed if there are several. */
export function onlyChild(element: Element, namespace: string, name: string): Element | undefined {
  const [first, second] = children(element, namespace, name);
  if (second) throw malformed(`The message has more than one ${name} where only one is allowed.`);
  return first;
}

/** Every descendant with a name. */
export const descendants = (element: Element, namespace: string, name: string): Element[] =>
  Array.from(element.getElementsByTagNameNS(namespace, name));

/** An element's text, trimmed. Throws SamlRefusal malformed if it contains anything but text. */
export function textOf(element: Element): string {
  const nodes = Array.from(element.childNodes ?? []);
  // Parsers differ on a comment inside a name: "admin@acme.example<!---->.evil.example" was two different people.
  if (nodes.some(({ nodeType }) => nodeType !== 3 && nodeType !== 4)) {
    throw malformed(`${element.localName} must contain only text.`);
  }
  return nodes
    .map(({ nodeValue }) => nodeValue ?? "")
    .join("")
    .trim();
}

/** An attribute's value; undefined if it is absent or empty. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.getAttribute(name) || undefined;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text escaped for an element, or a quoted attribute, of XML and HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

export const malformed = (detail: string, cause?: unknown) =>
  new SamlRefusal("malformed", detail, { cause });
