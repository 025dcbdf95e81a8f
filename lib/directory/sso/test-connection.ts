import "server-only";
import { z } from "zod";
import { type ConnectionRow, lockConnection, saveConnection } from "@/db/queries/sso-connection";
import * as tests from "@/db/queries/sso-tests";
import { lockUser } from "@/db/queries/users";
import type { Assertion } from "@/lib/saml/assertion";
import { SamlRefusal } from "@/lib/saml/refusal";
import type { JsonObject } from "@/lib/scim/json";
import type { Ctx } from "../ctx";
import { asActor } from "../sign-in";
import { workspaceTarget } from "../workspace-target";
import { read, recorded, unchanged, write } from "../write";
import { type Person, personOf } from "./person";

const sent = z.object({
  nameId: z.string(),
  nameIdFormat: z.string().nullable(),
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  signatureMethod: z.string(),
  /** How many seconds the provider's clock is ahead of ours. */
  clockSkew: z.number(),
});
const result = z.discriminatedUnion("kind", [
  /** The response failed verification, and why. */
  z.object({ kind: z.literal("refused"), code: z.string(), detail: z.string() }),
  /** What was sent, and what a sign-in would have done. */
  z.object({
    kind: z.literal("proved"),
    sent,
    would: z.enum(["signIn", "create", "noEmail", "unknownPerson", "deactivated"]),
    who: z.string(),
  }),
]);

/** The result of an admin's test of the connection. */
export type SsoTestResult = z.infer<typeof result>;

/** A test's result; null if there is no test with that id, or no response yet. */
export async function getSsoTest(ctx: Ctx, { id }: { id: string }): Promise<SsoTestResult | null> {
  const test = await read(ctx, "sso:read", (tx) => tests.findTest(tx, id));
  return test?.result ? result.parse(test.result) : null;
}

interface Finished {
  readonly connection: ConnectionRow;
  readonly test: tests.TestRow;
  readonly proof: Assertion | SamlRefusal;
}

/** Finishes a test with the response. Nobody is signed in, and no account is created. */
export async function finishSsoTest(
  ctx: Ctx,
  { connection, test, proof }: Finished,
): Promise<{ kind: "tested"; testId: string }> {
  const outcome = { kind: "tested", testId: test.requestId } as const;
  return write(ctx, "session:start", async (tx, { tenant }) => {
    const present = await lockConnection(tx); // locked before accounts, as in every sign-in
    const admin = await lockUser(tx, test.startedBy);
    const answer = answering(test, proof);
    const found: SsoTestResult =
      answer instanceof SamlRefusal
        ? { kind: "refused", code: answer.code, detail: answer.detail }
        : proved(answer, await personOf(tx, connection, answer));
    if (!(await tests.saveTestResult(tx, test.requestId, found satisfies JsonObject))) {
      return unchanged(outcome);
    }
    // It says nothing about another provider that was connected meanwhile.
    const isOfPresent = present?.entityId === connection.entityId;
    if (found.kind === "proved" && isOfPresent) {
      await saveConnection(tx, { verifiedAt: new Date() });
    }
    return recorded(outcome, {
      action: "sso.tested",
      target: workspaceTarget(tenant),
      after: { outcome: found.kind === "proved" ? found.would : found.code },
      ...(admin && { by: asActor(admin) }),
      source: "saml",
    });
  });
}

/** Only the assertion is signed, so the request id in the response's envelope proves nothing. */
const answering = ({ requestId }: tests.TestRow, proof: Assertion | SamlRefusal) =>
  proof instanceof SamlRefusal || proof.inResponseTo === requestId
    ? proof
    : new SamlRefusal("unknownRequest", "The assertion doesn't answer the request of this test.");

const wouldBe = { known: "signIn", new: "create" } as const;

function proved(assertion: Assertion, person: Person): SsoTestResult {
  const { nameId, nameIdFormat, attributes, signatureMethod, issuedAt } = assertion;
  return {
    kind: "proved",
    sent: {
      nameId,
      nameIdFormat,
      attributes: attributes.map(({ name, values }) => ({ name, values: [...values] })),
      signatureMethod,
      clockSkew: Math.round((issuedAt.getTime() - Date.now()) / 1_000),
    },
    would: person.kind === "refused" ? person.reason : wouldBe[person.kind],
    who: nameOf(person),
  };
}

function nameOf(person: Person): string {
  switch (person.kind) {
    case "known":
      return person.user.label;
    case "new":
      return person.document.userName;
    case "refused":
      return person.email;
  }
}
