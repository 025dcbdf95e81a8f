import "server-only";
import { endSessionsBySaml } from "@/lib/directory/sso/single-logout";
import { samlEndpoint, seeOther } from "./saml-answer";
import { sentUrlHeader } from "./sent-url";

/**
 * GET: the single logout service. A request of the provider ends sessions; its answer to a request of ours finds them
 * ended already, and has only to lead somewhere.
 */
export const answerSamlLogout = samlEndpoint(async (ctx, origin, request) => {
  const signIn = `${origin}/sign-in`;
  const [, query = ""] = request.headers.get(sentUrlHeader)?.split("?") ?? [];
  if (!new URLSearchParams(query).has("SAMLRequest")) return seeOther(signIn);
  return seeOther((await endSessionsBySaml(ctx, { query, origin })) ?? signIn);
});
