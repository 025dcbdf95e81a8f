import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { metadataOf, newIdentityProvider, type TestIdentityProvider } from "./identity-provider";
import { logoutAnswerForm } from "./logout";
import { messageIn, requestIn } from "./request-in";

export interface ProviderServer {
  readonly provider: TestIdentityProvider;
  /** Sets who is signed in there. */
  signInAs(nameId: string): void;
  /** The page that starts a sign-in to a workspace, like a provider's dashboard. */
  dashboard(origin: string): string;
  /** Its metadata, with logout bindings other than redirect. */
  metadataWith(logout: string[]): string;
  /** The logout requests received. */
  readonly logouts: string[];
  stop(): Promise<void>;
}

/** An identity provider that a browser can visit. It asks for no password: the person is the one set by `signInAs`. */
export async function startProvider(): Promise<ProviderServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const provider = newIdentityProvider(base);
  const logouts: string[] = [];
  let nameId = "";

  const answers: Record<string, (url: URL, form: URLSearchParams) => Promise<string>> = {
    "/sso": async (url) => {
      const origin = new URL(consumerOf(url)).origin;
      const response = await provider.respond(origin, {
        nameId,
        inResponseTo: requestIn(url.href),
      });
      return page(nameId, origin, response, url.searchParams.get("RelayState") ?? "");
    },
    "/dashboard": async (url) => {
      const origin = url.searchParams.get("origin") ?? "";
      return page(nameId, origin, await provider.respond(origin, { nameId }), "/to-sign");
    },
    "/slo": async (url, form) => {
      const posted = form.get("SAMLRequest");
      const xml = posted ? Buffer.from(posted, "base64").toString() : messageIn(url.href);
      logouts.push(xml);
      const [, origin = ""] = /Issuer>([^<]+)\/saml\/metadata</.exec(xml) ?? [];
      const [, inResponseTo = ""] = / ID="([^"]+)"/.exec(xml) ?? [];
      const { SAMLResponse } = logoutAnswerForm(provider, origin, { inResponseTo });
      return `<!doctype html><title>Signed out at the provider</title>
<form method="post" action="${origin}/saml/slo"><input type="hidden" name="SAMLResponse" value="${SAMLResponse}"></form>
<script>document.forms[0].submit()</script>`;
    },
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", base);
    const answer = answers[url.pathname];
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (!answer) return response.writeHead(404).end();
    formOf(request)
      .then((form) => answer(url, form))
      .then(
        (html) => response.end(html),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });

  return {
    provider,
    signInAs: (name) => {
      nameId = name;
    },
    metadataWith: (logout) =>
      metadataOf({ ...provider, certificates: [provider.keys.certificate], logout }),
    dashboard: (origin) => `${base}/dashboard?origin=${encodeURIComponent(origin)}`,
    logouts,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const consumerOf = (url: URL): string =>
  /AssertionConsumerServiceURL="([^"]+)"/.exec(messageIn(url.href))?.[1] ?? "";

const page = (
  nameId: string,
  origin: string,
  response: string,
  relayState: string,
) => `<!doctype html>
<title>Test identity provider</title>
<form method="post" action="${origin}/saml/acs">
  <input type="hidden" name="SAMLResponse" value="${response}">
  <input type="hidden" name="RelayState" value="${relayState.replaceAll('"', "&quot;")}">
  <button>Continue as ${nameId}</button>
</form>`;
