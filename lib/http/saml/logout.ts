import "server-only";
import type { Ctx } from "@/lib/directory/ctx";
import {
  endSessionsBySaml,
  isSignedOutAtProvider,
  tellProvider,
} from "@/lib/directory/sso/single-logout";
import { log } from "@/lib/log";
import type { Incoming } from "@/lib/saml/incoming";
import { sentUrlHeader, stamped } from "../own-headers";
import { samlEndpoint, seeOther } from "./endpoint";
import { formBody } from "./form-body";
import { sessionOfTicket } from "./leave-ticket";
import { passOn } from "./message";

/** GET: the single logout service, for messages in the URL. */
export const answerSamlLogout = samlEndpoint(async (ctx, origin, request) => {
  const [, query = ""] = stamped(request.headers, sentUrlHeader)?.split("?") ?? [];
  const isRequest = new URLSearchParams(query).has("SAMLRequest");
  return answerTo(ctx, { incoming: { binding: "redirect", query }, isRequest, origin });
});

/** POST: the same for messages in a form. */
export const answerPostedSamlLogout = samlEndpoint(async (ctx, origin, request) => {
  const form = await formBody(request);
  const asked = form?.get("SAMLRequest");
  const message = asked ?? form?.get("SAMLResponse") ?? "";
  const incoming = { binding: "post", message, relayState: form?.get("RelayState") ?? "" } as const;
  return answerTo(ctx, { incoming, isRequest: typeof asked === "string", origin });
});

interface Came {
  readonly incoming: Incoming;
  readonly isRequest: boolean;
  readonly origin: string;
}

/**
 * A request from the provider ends sessions and is answered. The provider's response to our request affects only what
 * the person is told, since the session has already ended.
 */
async function answerTo(ctx: Ctx, { isRequest, ...came }: Came): Promise<Response> {
  if (isRequest) {
    const answer = await endSessionsBySaml(ctx, came);
    return answer ? passOn(answer) : seeOther(signedOut(came.origin, "here"));
  }
  const isEverywhere = await isSignedOutAtProvider(ctx, came);
  return seeOther(signedOut(came.origin, isEverywhere ? "everywhere" : "here"));
}

/** GET: continues the sign-out of a SAML session by asking the provider to end its own; never blocks the sign-out. */
export const leaveBySaml = samlEndpoint(async (ctx, origin, request) => {
  const ticket = new URL(request.url).searchParams.get("ticket") ?? "";
  const sessionId = await sessionOfTicket(ticket, ctx.workspace);
  const message = sessionId && (await tellProvider(ctx, { sessionId, origin }).catch(noted(ctx)));
  return message ? passOn(message) : seeOther(signedOut(origin, "here"));
});

const noted = (ctx: Ctx) => (error: unknown) => {
  log.warn(
    { err: error, requestId: ctx.request.id },
    "the identity provider could not be told of a sign-out",
  );
  return null;
};

/** The sign-in page, which says whether the provider signed the person out too. */
const signedOut = (origin: string, where: "here" | "everywhere"): string =>
  `${origin}/sign-in?left=${where}`;
