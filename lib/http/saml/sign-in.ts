import "server-only";
import { after } from "next/server";
import type { Ctx } from "@/lib/directory/ctx";
import { refreshMetadata } from "@/lib/directory/sso/refresh-metadata";
import { signInBySaml } from "@/lib/directory/sso/sign-in-by-saml";
import { startSsoSignIn } from "@/lib/directory/sso/start-sign-in";
import { log } from "@/lib/log";
import { localPath } from "../local-path";
import { handSession } from "../session";
import { refusedPage, samlEndpoint, seeOther } from "./endpoint";
import { formBody } from "./form-body";

// saml-bindings s3.4.3: a RelayState has at most 80 bytes.
const longestRelayState = 80;

/** GET: sends a visitor to the identity provider, and back to `next` afterwards. */
export const startSamlSignIn = samlEndpoint(async (ctx, origin, request) => {
  const next = localPath(new URL(request.url).searchParams.get("next") ?? "/");
  const returnTo = Buffer.byteLength(next) > longestRelayState ? "/" : next;
  const { url, isMetadataDue } = await startSsoSignIn(ctx, { origin, returnTo });
  if (isMetadataDue) after(() => refreshMetadata(ctx).catch(noted(ctx)));
  return seeOther(url);
});

const noted = (ctx: Ctx) => (error: unknown) =>
  log.warn({ err: error, requestId: ctx.request.id }, "SAML metadata could not be refreshed");

/** POST: the assertion consumer service, to which the provider's page sends the browser with its response. */
export const acceptSamlResponse = samlEndpoint(async (ctx, origin, request) => {
  const form = await formBody(request);
  const samlResponse = form?.get("SAMLResponse");
  if (!form || !samlResponse) return seeOther(refusedPage(origin, "malformed"));

  const outcome = await signInBySaml(ctx, { samlResponse, origin });
  switch (outcome.kind) {
    case "signedIn":
      await handSession(ctx, outcome.session);
      return seeOther(origin + localPath(form.get("RelayState") ?? "/"));
    case "tested":
      return seeOther(`${origin}/settings/sso?test=${outcome.testId}`);
    case "refused":
      return seeOther(refusedPage(origin, outcome.reason));
  }
});
