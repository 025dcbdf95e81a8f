/** RFC 7644 s3.4.2.2. A parsed filter, before its paths are looked up in a resource type. */
export type Path = { schema?: string; attribute: string; sub?: string };
export const operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Operator = (typeof operators)[number];
export type Literal = string | number | boolean | null;

export type Filter =
  | { kind: "compare"; path: Path; op: Operator; value: Literal; at: number }
  | { kind: "present"; path: Path; at: number }
  | { kind: "and" | "or"; left: Filter; right: Filter }
  | { kind: "not"; inner: Filter }
  | { kind: "where"; path: Path; inner: Filter; at: number }; // emails[type eq "work"]
