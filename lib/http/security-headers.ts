/**
 * Scripts need the nonce. Styles may be inline, because dialogs lock scrolling with their own style element.
 */
export function contentSecurityPolicy(
  nonce: string,
  { allowEval }: { allowEval: boolean },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${allowEval ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const always = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
};

const overTls = { "Strict-Transport-Security": "max-age=31536000" };

/** For every response over TLS: HSTS for a year, without includeSubDomains, because other hosts of the domain may not be ours. */
export const transportSecurity = (origin: string): Readonly<Record<string, string>> | undefined =>
  origin.startsWith("https:") ? overTls : undefined;

/** For every page of an origin. */
export const securityHeaders = (origin: string): Readonly<Record<string, string>> => ({
  ...always,
  ...transportSecurity(origin),
});
