import { type NextRequest, NextResponse } from "next/server";
import { env, isDevelopment } from "@/lib/env";
import { addressing } from "@/lib/http/addressing";
import { isForeignForm } from "@/lib/http/foreign-form";
import { innerHeader, innerMark, pathHeader } from "@/lib/http/own-headers";
import { isScimPath } from "@/lib/http/scim/path";
import { contentSecurityPolicy, securityHeaders } from "@/lib/http/security-headers";

/**
 * Routes a workspace's host to its pages and adds security headers to the response. It doesn't control access: each
 * page and each action authenticates its caller.
 */
export function middleware(request: NextRequest): NextResponse {
  // When an action redirects, Next requests that page from itself, at no workspace's host. A refusal leaves it to the
  // browser.
  if (request.headers.has(pathHeader)) return new NextResponse(null, { status: 404 });

  if (isScimPath(request.nextUrl.pathname)) return NextResponse.rewrite(scimAddress(request));

  const { workspace, origin } = addressing(request.headers);
  if (isForeignForm(request, origin)) return new NextResponse(foreign, { status: 403 });

  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, { allowEval: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy); // where Next reads the nonce for its scripts
  // Next compares a form's Origin with it, even if a client set it.
  if (!env().TRUST_PROXY) headers.delete("x-forwarded-host");
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set(innerHeader, innerMark());

  const response = NextResponse.rewrite(internalAddress(request, workspace), {
    request: { headers },
  });
  // Pages that pass a message through the browser have their own policy; browsers would apply both.
  if (!passesMessagesOn.test(request.nextUrl.pathname)) {
    response.headers.set("Content-Security-Policy", policy);
  }
  for (const [name, value] of Object.entries(securityHeaders(origin))) {
    response.headers.set(name, value);
  }
  return response;
}

const foreign = "This form was sent by a page of another site, and nothing was done with it.\n";

const passesMessagesOn = /^\/saml\/(slo|leave)$/;

function internalAddress(request: NextRequest, workspace: string): URL {
  const address = request.nextUrl.clone();
  if (workspace) address.pathname = `/t/${workspace}${address.pathname}`;
  // A workspace's pages are only served at its own host.
  else if (/^\/t(\/|$)/.test(address.pathname)) address.pathname = "/not-found";
  return address;
}

/** Routes a SCIM path in capitals, which no route matches, to the SCIM handler, which reports the right one. */
function scimAddress(request: NextRequest): URL {
  const address = request.nextUrl.clone();
  address.pathname = `/scim${address.pathname}`;
  return address;
}

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!(?:api/)?scim(?:/|$)|_next/static/|icon\\.svg$).*)"],
};
