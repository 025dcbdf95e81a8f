import { DOMParser } from "@xmldom/xmldom";
import { SamlRefusal } from "./refusal";

const largest = 512 * 1024;
const deepest = 64;
/** More than a person in a thousand groups makes. */
const most = { tags: 5_000, names: 500, attributes: 5_000 };

/**
 * Parses a message. A DOCTYPE is refused before any parser sees it, since entities are declared there; so is what is
 * larger than messages are, or has more in it. What isn't well-formed is refused at its first fault. Throws SamlRefusal
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

/** The parser would go on, and take the longer the more faults there are. */
function stop(): never {
  throw malformed("The message isn't well-formed XML.");
}

/**
 * Anybody may send a message, and of these it takes the square of their number to parse and to canonicalize it: so they
 * are counted before, in a text that may be anything.
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
 * Parses a protocol message, in which comments and processing instructions have no business: canonicalization drops
 * comments, so one can be put into a signed message. Throws SamlRefusal malformed.
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

/** Whether an element has a name in a namespace; its prefix means nothing. */
export const isNamed = (element: Element, namespace: string, name: string): boolean =>
  element.namespaceURI === namespace && element.localName === name;

/** The element's own children of a name. */
export const children = (element: Element, namespace: string, name: string): Element[] =>
  childElements(element).filter((child) => isNamed(child, namespace, name));

/** The only child of a name; undefined where there is none. Throws SamlRefusal malformed where there are several. */
export function onlyChild(element: Element, namespace: string, name: string): Element | undefined {
  const [first, second] = children(element, namespace, name);
  if (second) throw malformed(`The message has more than one ${name} where only one is allowed.`);
  return first;
}

/** Every element below, at any depth, of a name. */
export const descendants = (element: Element, namespace: string, name: string): Element[] =>
  Array.from(element.getElementsByTagNameNS(namespace, name));

/** What an element says, without the space around it. Throws SamlRefusal malformed where there is more than text in it. */
export function textOf(element: Element): string {
  const nodes = Array.from(element.childNodes ?? []);
  // A comment inside a name is how "admin@acme.example<!---->.evil.example" became two people.
  if (nodes.some(({ nodeType }) => nodeType !== 3 && nodeType !== 4)) {
    throw malformed(`${element.localName} must contain only text.`);
  }
  return nodes
    .map(({ nodeValue }) => nodeValue ?? "")
    .join("")
    .trim();
}

/** An attribute's value; undefined where it is absent or empty. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.getAttribute(name) || undefined;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it is written into an element, or between quotes, of XML and HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

export const malformed = (detail: string, cause?: unknown) =>
  new SamlRefusal("malformed", detail, { cause });
