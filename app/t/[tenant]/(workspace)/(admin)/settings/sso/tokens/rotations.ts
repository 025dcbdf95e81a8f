import type { TokenSummary } from "@/lib/directory/tokens";

export interface Rotation {
  readonly old: TokenSummary;
  readonly next: TokenSummary;
  /** Which tokens are in use: not the new one yet, both, or only the new one. */
  readonly stage: "waiting" | "both" | "moved";
}

/** Pairs of active tokens while an integration moves from one to the other. */
export function rotationsOf(tokens: readonly TokenSummary[]): Rotation[] {
  const active = new Map(
    tokens.filter(({ status }) => status === "active").map((token) => [token.id, token]),
  );
  return [...active.values()].flatMap((next) => {
    const old = active.get(next.replaces ?? "");
    return old ? [{ old, next, stage: stageOf(old, next) }] : [];
  });
}

function stageOf(old: TokenSummary, next: TokenSummary): Rotation["stage"] {
  if (!next.lastUsedAt) return "waiting";
  return old.lastUsedAt && old.lastUsedAt >= next.lastUsedAt ? "both" : "moved";
}

const longestBase = 80;

/** "Okta production — 2026 rotation": an unused name for a token's successor. */
export function rotationName(
  { name }: Pick<TokenSummary, "name">,
  tokens: readonly Pick<TokenSummary, "name">[],
  year = new Date().getUTCFullYear(),
): string {
  const base = name.replace(/ — \d{4} rotation( \d+)?$/, "").slice(0, longestBase);
  const first = `${base} — ${year} rotation`;
  const taken = new Set(tokens.map((token) => token.name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? first : `${first} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
