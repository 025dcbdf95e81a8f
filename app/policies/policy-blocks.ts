export type Block =
  | { kind: "heading" | "paragraph"; text: string; at: number }
  | { kind: "list"; items: string[]; at: number };

const boundary = new RegExp(
  [
    /\n\s*\n/, // an empty line
    /\n(?=#)|(?<=^#[^\n]*)\n/, // around a heading
    /(?<=^(?![-*]\s)[^\n]*)\n(?=[-*]\s)|(?<=^[-*]\s[^\n]*)\n(?![-*]\s)/, // around a list
  ]
    .map(({ source }) => source)
    .join("|"),
  "m",
);

/** A policy's text as blocks: an empty line separates paragraphs, `#` starts a heading, `-` a list item. */
export function policyBlocks(body: string): Block[] {
  return body
    .replaceAll("\r\n", "\n")
    .split(boundary)
    .map((text) => text.trim())
    .filter(Boolean)
    .map(block);
}

function block(text: string, at: number): Block {
  if (/^#+\s/.test(text)) return { kind: "heading", text: text.replace(/^#+\s+/, ""), at };
  const lines = text.split("\n");
  if (lines.every((line) => /^[-*]\s/.test(line))) {
    return { kind: "list", items: lines.map((line) => line.slice(2).trim()), at };
  }
  return { kind: "paragraph", text, at };
}
