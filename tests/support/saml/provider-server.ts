import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { newIdentityProvider, type TestIdentityProvider } from "./identity-provider";
import { messageIn, requestIn } from "./request-in";

export interface ProviderServer {
  readonly provider: TestIdentityProvider;
  /** Who is signed in there. */
  signInAs(nameId: string): void;
  /** The page that begins a sign-in at a workspace, as a provider's dashboard does. */
  dashboard(origin: string): string;
  /** The logout messages that came. */
  readonly logouts: string[];
  stop(): Promise<void>;
}

/** An identity provider that a browser can visit. It asks nothing: whoever it is told is there is there. */
export async function startProvider(): Promise<ProviderServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const provider = newIdentityProvider(base);
  const logouts: string[] = [];
  let nameId = "";

  const answers: Record<string, (url: URL) => Promise<string>> = {
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
    "/slo": async (url) => {
      logouts.push(url.search);
      return "<!doctype html><title>Signed out</title><h1>Signed out at the provider</h1>";
    },
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", base);
    const answer = answers[url.pathname];
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (!answer) return response.writeHead(404).end();
    answer(url).then(
      (html) => response.end(html),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });

  return {
    provider,
    signInAs: (name) => {
      nameId = name;
    },
    dashboard: (origin) => `${base}/dashboard?origin=${encodeURIComponent(origin)}`,
    logouts,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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
