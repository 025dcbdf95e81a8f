import type { Outgoing } from "@/lib/saml/outgoing";
import { escaped } from "@/lib/saml/xml";
import { seeOther } from "./endpoint";

/** Sends a message through the browser: by a redirect, or by a self-submitting form. */
export const passOn = (message: Outgoing): Response =>
  message.binding === "redirect" ? seeOther(message.url) : selfSendingForm(message);

/**
 * A page with its own Content-Security-Policy, which allows only its one script. It has no form-action, because
 * browsers apply that to the provider's redirects as well.
 */
function selfSendingForm({ url, fields }: Extract<Outgoing, { binding: "post" }>): Response {
  const nonce = crypto.randomUUID();
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join("");
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Continue to your identity provider</title>
<form method="post" action="${escaped(url)}">${inputs}<button>Continue to your identity provider</button></form>
<script nonce="${nonce}">document.forms[0].submit()</script>
</html>
`;
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
