import "server-only";
import { countFailure, failuresOf } from "@/db/queries/sign-in-failures";
import { type ConnectionRow, lockConnection, saveConnection } from "@/db/queries/sso-connection";
import { findKeys, type KeyRow } from "@/db/queries/sso-keys";
import { insertSsoSession } from "@/db/queries/sso-sessions";
import { spendId } from "@/db/queries/sso-spent-ids";
import { findTest } from "@/db/queries/sso-tests";
import type { UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { Assertion } from "@/lib/saml/assertion";
import { SamlRefusal } from "@/lib/saml/refusal";
import { requestExpiry } from "@/lib/saml/request-id";
import { claimedRequest, proveResponse } from "@/lib/saml/response";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import type { Admitted } from "../admit";
import { assertBelow, assertWithin, samlLimit, windowEnd } from "../attempt-limit";
import type { Ctx } from "../ctx";
import type { Outcome } from "../outcome";
import { asActor, type Session, startSession } from "../sign-in";
import { userTarget } from "../users/change-account";
import { createAccount } from "../users/provision-user";
import { read, recorded, recordedAll, write } from "../write";
import { connectionInForce, providerOf } from "./connection";
import { fetchMetadata } from "./fetch-metadata";
import { decryptionKeys } from "./keys";
import { personOf } from "./person";
import { isMetadataDue, refreshMetadata } from "./refresh-metadata";
import { refusedSignIn, type SsoRefusal } from "./refused-sign-in";
import { requestKey, spentDigest } from "./request-key";
import { finishSsoTest } from "./test-connection";

/** The result of a response that a browser delivered. */
export type SsoOutcome =
  | { kind: "signedIn"; session: Session }
  | { kind: "refused"; reason: SsoRefusal }
  | { kind: "tested"; testId: string };

/**
 * Processes a provider's response: signs the authenticated person in, refuses, or finishes an admin's test. Each is
 * recorded in the activity log. Throws rateLimited after too many refusals from one address.
 */
export async function signInBySaml(
  ctx: Ctx,
  { samlResponse, origin }: { samlResponse: string; origin: string },
  fetched: typeof fetchMetadata = fetchMetadata,
): Promise<SsoOutcome> {
  const expecting = await read(ctx, "session:start", async (tx, admitted) => {
    const limit = samlLimit(ctx);
    const [connection, keys, failures] = await Promise.all([
      connectionInForce(tx, admitted),
      findKeys(tx),
      failuresOf(tx, [limit.key]),
    ]);
    assertBelow([limit], failures);
    if (!connection) return undefined;
    // Parsed only if SSO is on, and this address hasn't had too many messages refused.
    const test = await findTest(tx, claimedRequest(samlResponse) ?? "");
    return { connection, keys, test };
  });
  if (!expecting) return { kind: "refused", reason: "notOn" };

  const { connection, keys, test } = expecting;
  const proof = await proofOf(samlResponse, { connection, keys, origin });
  if (isOfUnknownCertificate(proof) && (await hasOtherCertificates(ctx, connection, fetched))) {
    return signInBySaml(ctx, { samlResponse, origin }, fetched);
  }
  if (test) return finishSsoTest(ctx, { connection, test, proof });
  if (proof instanceof SamlRefusal) return refuse(ctx, proof.code);
  return write(ctx, "session:start", (tx, admitted) => complete(tx, ctx, admitted, proof));
}

interface Known {
  readonly connection: ConnectionRow;
  readonly keys: readonly KeyRow[];
  readonly origin: string;
}

const proofOf = (samlResponse: string, { connection, keys, origin }: Known) =>
  proveResponse(samlResponse, {
    identityProvider: providerOf(connection),
    serviceProvider: serviceProviderAt(origin),
    decryptionKeys: decryptionKeys(keys),
    now: new Date(),
  }).catch(refusalOrThrow);

const isOfUnknownCertificate = (proof: Assertion | SamlRefusal) =>
  proof instanceof SamlRefusal && proof.code === "wrongSignature";

/** The provider may have changed its signing certificate since its metadata was read. */
const hasOtherCertificates = async (
  ctx: Ctx,
  connection: ConnectionRow,
  fetched: typeof fetchMetadata,
): Promise<boolean> =>
  isMetadataDue(connection, "urgent") && refreshMetadata(ctx, { urgency: "urgent", fetched });

async function complete(
  tx: Tx,
  ctx: Ctx,
  { tenant, actor }: Admitted,
  assertion: Assertion,
): Promise<Outcome<SsoOutcome>> {
  const refused = (reason: SsoRefusal, more: { user?: UserRow; email?: string } = {}) =>
    recorded<SsoOutcome>({ kind: "refused", reason }, refusedSignIn({ tenant, reason, ...more }));
  const connection = await lockConnection(tx);
  if (!connection || connection.mode === "off") return refused("notOn");
  // Another provider was connected since the response was verified.
  if (connection.entityId !== assertion.issuer) return refused("wrongIssuer");
  const spent = await spend(tx, ctx, assertion);
  if (spent) {
    await countRefusal(tx, ctx);
    return refused(spent);
  }

  const person = await personOf(tx, connection, assertion);
  if (person.kind === "refused") return refused(person.reason, person);
  const account =
    person.kind === "known"
      ? recordedAll(person.user, [])
      : createAccount(tx, actor, person.document);

  const session = await startSession(tx, account.value.id);
  const { issuer, nameId, nameIdFormat, sessionIndex } = assertion;
  const known = { issuer, nameId, nameIdFormat, sessionIndex };
  await insertSsoSession(tx, { sessionId: session.id, ...known });
  if (!connection.verifiedAt) await saveConnection(tx, { verifiedAt: new Date() });
  return recordedAll<SsoOutcome>({ kind: "signedIn", session }, [
    ...account.entries.map((entry) => ({ ...entry, source: "saml" as const })),
    {
      action: "user.signed_in",
      target: userTarget(account.value),
      by: asActor(account.value),
      source: "saml",
    },
  ]);
}

/** Spends the assertion and the request that it answers, or returns why it can't. */
async function spend(tx: Tx, ctx: Ctx, assertion: Assertion): Promise<SsoRefusal | undefined> {
  const { id, issuer, refusedFrom, inResponseTo } = assertion;
  const digest = spentDigest("assertion", `${issuer}\n${id}`);
  if (!(await spendId(tx, { digest, expiresAt: refusedFrom }))) return "replayed";
  if (inResponseTo === null) return undefined;

  const expiresAt = requestExpiry(requestKey("sign-in"), ctx.workspace, inResponseTo, new Date());
  if (!expiresAt) return "unknownRequest";
  const request = { digest: spentDigest("request", inResponseTo), expiresAt };
  return (await spendId(tx, request)) ? undefined : "replayed";
}

/** Records a refusal, and counts it against the address. */
async function refuse(ctx: Ctx, reason: SsoRefusal): Promise<SsoOutcome> {
  return write(ctx, "session:start", async (tx, { tenant }) => {
    await countRefusal(tx, ctx);
    return recorded<SsoOutcome>({ kind: "refused", reason }, refusedSignIn({ tenant, reason }));
  });
}

/** Throws rateLimited, so that concurrent refusals above the limit leave no event. */
async function countRefusal(tx: Tx, ctx: Ctx): Promise<void> {
  const limit = samlLimit(ctx);
  assertWithin([limit], await countFailure(tx, [limit.key], windowEnd()));
}

function refusalOrThrow(error: unknown): SamlRefusal {
  if (error instanceof SamlRefusal) return error;
  throw error;
}
