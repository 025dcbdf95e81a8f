import { changeSignInMode } from "@/lib/directory/sso/change-connection";
import { connectByMetadata } from "@/lib/directory/sso/connect";
import { startSsoTest } from "@/lib/directory/sso/start-sign-in";
import { type Received, send } from "../http";
import { type HttpTenant, newHttpTenant } from "../http-tenant";
import { metadataOf, newIdentityProvider } from "./identity-provider";
import { requestIn } from "./request-in";

/** A new workspace on the running server, connected to a provider and open to anybody who signs in through it. */
export const newTenantWithSso = async (options: { logout?: string[] } = {}) =>
  withSso(await newHttpTenant(), options);

/** The same for an existing workspace. */
export async function withSso(tenant: HttpTenant, { logout = ["HTTP-Redirect"] } = {}) {
  const { host, port, operator, admin } = tenant;
  const origin = `http://${host}`;
  const provider = newIdentityProvider();
  const person = await tenant.signInAdmin();
  const certificates = [provider.keys.certificate];
  const metadata = metadataOf({ ...provider, certificates, logout });
  await connectByMetadata(operator, { metadata });

  const get = (path: string, headers = {}) => send({ method: "GET", path, host, port, headers });
  const postTo = (path: string, fields: Record<string, string>): Promise<Received> =>
    send({
      method: "POST",
      path,
      host,
      port,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: provider.base },
      body: new URLSearchParams(fields).toString(),
    });
  const post = (fields: Record<string, string>) => postTo("/saml/acs", fields);
  const inResponseTo = requestIn(await startSsoTest(person, { origin }));
  await post({
    SAMLResponse: await provider.respond(origin, { nameId: admin.email, inResponseTo }),
  });
  await changeSignInMode(operator, { mode: "optional" });

  /** Signs the admin in by SAML; returns the session cookie. */
  const signInBySaml = async (sessionIndex: string): Promise<string> => {
    const said = { nameId: admin.email, sessionIndex };
    const answer = await post({ SAMLResponse: await provider.respond(origin, said) });
    return answer.headers["set-cookie"]?.split(";")[0] ?? "";
  };
  return { ...tenant, origin, provider, get, post, postTo, signInBySaml };
}
