import "server-only";
import * as tokens from "@/db/queries/tokens";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import type { Actor } from "./actor";
import type { Ctx } from "./ctx";
import { enteredName } from "./entered-name";
import { invalid, notFound } from "./errors";
import { inputLimits } from "./input-limits";
import { digestOf, hintOf, newSecret } from "./token-secret";
import { read, recorded, unchanged, write } from "./write";

export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly status: "active" | "revoked";
  readonly hint: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastUsedAt: Date | null;
  /** The client's User-Agent. */
  readonly lastUsedBy: string | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  /** The id of the token that it was created to replace. */
  readonly replaces: string | null;
}

/** The workspace's SCIM tokens, including revoked ones, newest first. */
export async function listTokens(ctx: Ctx): Promise<TokenSummary[]> {
  const rows = await read(ctx, "tokens:read", tokens.listTokens);
  return rows.map(({ token, createdBy, revokedBy }) => summary(token, { createdBy, revokedBy }));
}

/**
 * Creates a token, optionally to replace another, which stays active until it is revoked. `secret` is the only copy
 * there will ever be. Throws invalid, notFound.
 */
export async function createToken(
  ctx: Ctx,
  input: { name: string; replaces?: string | undefined },
): Promise<{ token: TokenSummary; secret: string }> {
  const name = enteredName(input.name, {
    field: "name",
    longest: inputLimits.tokenName,
    missing: "Give the token a name that identifies the integration.",
  });
  const secret = newSecret();
  return write(ctx, "tokens:write", async (tx, { actor }) => {
    const replaced = input.replaces ? await activeToken(tx, input.replaces) : undefined;
    const token = {
      id: newId(),
      name,
      digest: digestOf(secret),
      hint: hintOf(secret),
      createdAt: new Date(),
      createdBy: personId(actor),
      replaces: replaced?.id ?? null,
    };
    await tokens.insertToken(tx, token);
    const made = { ...token, revokedAt: null, revokedBy: null, lastUsedAt: null, lastUsedBy: null };
    return recorded(
      { token: summary(made, { createdBy: nameOf(actor), revokedBy: null }), secret },
      {
        action: "token.created",
        target: { type: "token", id: token.id, label: name },
        after: { name, ...(replaced && { replaces: replaced.name }) },
      },
    );
  });
}

/** Revokes a token for every later request. Revoking a revoked one changes nothing. Throws notFound. */
export async function revokeToken(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return write(ctx, "tokens:write", async (tx, { actor }) => {
    const revoked = await tokens.revokeToken(tx, { id, at: new Date(), by: personId(actor) });
    if (!revoked) {
      if (await tokens.findToken(tx, id)) return unchanged(undefined);
      throw notFound("Token");
    }
    return recorded(undefined, {
      action: "token.revoked",
      target: { type: "token", id, label: revoked.name },
      before: { status: "active" },
      after: { status: "revoked" },
    });
  });
}

async function activeToken(tx: Tx, id: string): Promise<tokens.TokenRow> {
  const token = await tokens.findToken(tx, id);
  if (!token) throw notFound("Token");
  if (token.revokedAt) {
    throw invalid("replaces", `"${token.name}" has been revoked, so it can't be rotated.`);
  }
  return token;
}

const personId = (actor: Actor) => (actor.type === "user" ? actor.id : null);
const nameOf = (actor: Actor) => (actor.type === "user" ? actor.label : null);

function summary(
  token: Omit<tokens.TokenRow, "tenantId" | "digest">,
  names: { createdBy: string | null; revokedBy: string | null },
): TokenSummary {
  const { id, name, hint, createdAt, lastUsedAt, lastUsedBy, revokedAt, replaces } = token;
  return {
    id,
    name,
    status: revokedAt ? "revoked" : "active",
    hint,
    createdAt,
    lastUsedAt,
    lastUsedBy,
    revokedAt,
    replaces,
    ...names,
  };
}
