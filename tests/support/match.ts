/** How a response differs from a scenario's expectation; empty if it matches. */
export function mismatches(expected: unknown, actual: unknown, at = "body"): string[] {
  if (Array.isArray(expected)) return arrayMismatches(expected, actual, at);
  if (!isObject(expected))
    return Object.is(expected, actual) ? [] : [unequal(expected, actual, at)];
  if (isMatcher(expected)) {
    return Object.entries(expected).flatMap(([name, operand]) => {
      const matcher = matchers[name];
      if (!matcher) throw new Error(`Unknown matcher ${name} at ${at}`);
      return matcher(operand, actual, at);
    });
  }
  if (!isObject(actual)) return [unequal(expected, actual, at)];
  return Object.entries(expected).flatMap(([key, value]) =>
    mismatches(value, actual[key], `${at}.${key}`),
  );
}

type Matcher = (operand: unknown, actual: unknown, at: string) => string[];

const matchers: Record<string, Matcher> = {
  $exists: holds("to exist", (_, actual) => actual !== undefined && actual !== null),
  $absent: holds("to be absent", (_, actual) => actual === undefined),
  $absentOrEmpty: holds("to be absent or empty", (_, actual) => isEmpty(actual)),
  $type: holds("to have type", (operand, actual) => typeName(actual) === operand),
  $len: holds("to have length", (operand, actual) => length(actual) === operand),
  $lenMin: holds("to have a length of at least", (n, actual) => length(actual) >= Number(n)),
  $lenMax: holds("to have a length of at most", (n, actual) => length(actual) <= Number(n)),
  $min: holds("to be at least", (n, actual) => typeof actual === "number" && actual >= Number(n)),
  $contains: holds("to contain", (x, actual) => Array.isArray(actual) && actual.includes(x)),
  $startsWith: holds(
    "to start with",
    (x, actual) => typeof actual === "string" && actual.startsWith(String(x)),
  ),
  $endsWith: holds(
    "to end with",
    (x, actual) => typeof actual === "string" && actual.endsWith(String(x)),
  ),
  $not: holds("not to match", (inner, actual) => !matches(inner, actual)),
  $none: holds("to have no element like", (inner, actual) =>
    elements(actual).every((element) => !matches(inner, element)),
  ),
  $either: holds("to match one of", (options, actual) =>
    elements(options).some((option) => matches(option, actual)),
  ),
  $all: (parts, actual, at) => elements(parts).flatMap((part) => mismatches(part, actual, at)),
  $sequence: (parts, actual, at) =>
    elements(parts).flatMap((part, i) => mismatches(part, elements(actual)[i], `${at}.${i}`)),
};

function holds(phrase: string, test: (operand: unknown, actual: unknown) => boolean): Matcher {
  return (operand, actual, at) =>
    test(operand, actual) ? [] : [`${at}: expected ${show(actual)} ${phrase} ${show(operand)}`];
}

/** Each expected element must match a different element, in any order. */
function arrayMismatches(expected: unknown[], actual: unknown, at: string): string[] {
  if (!Array.isArray(actual)) return [unequal(expected, actual, at)];
  const takenBy = new Map<number, number>();

  // An augmenting path: a taken element becomes free again if its taker finds another one.
  const place = (index: number, tried: Set<number>): boolean =>
    actual.some((element, candidate) => {
      if (tried.has(candidate) || !matches(expected[index], element)) return false;
      tried.add(candidate);
      const taker = takenBy.get(candidate);
      if (taker !== undefined && !place(taker, tried)) return false;
      takenBy.set(candidate, index);
      return true;
    });

  return expected.flatMap((element, index) =>
    place(index, new Set()) ? [] : [`${at}: no element of its own for ${show(element)}`],
  );
}

function matches(expected: unknown, actual: unknown): boolean {
  return mismatches(expected, actual).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// `$ref` is a SCIM attribute.
function isMatcher(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key.startsWith("$") && key !== "$ref");
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function length(value: unknown): number {
  if (value === undefined) return 0;
  return Array.isArray(value) ? value.length : Number.NaN;
}

function unequal(expected: unknown, actual: unknown, at: string): string {
  return `${at}: expected ${show(expected)}, got ${show(actual)}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
