import type { PlainRequest } from "./exchange";
import { normalHost } from "./workspace-host";

/**
 * Whether a form was submitted by another site's page. Next's own check answers such a form, or one with an unreadable
 * Origin, with a 500.
 */
export function isForeignForm(
  { method, headers }: Pick<PlainRequest, "method" | "headers">,
  ownOrigin: string,
): boolean {
  const origin = headers.get("origin");
  if (method !== "POST" || origin === null || !isAction(headers)) return false;
  const [, host] = ownOrigin.split("//");
  return !URL.canParse(origin) || normalHost(new URL(origin).host) !== host;
}

/** What Next treats as a server action; identity providers' messages have another content type. */
const isAction = (headers: PlainRequest["headers"]): boolean =>
  headers.get("next-action") !== null ||
  (headers.get("content-type") ?? "").startsWith("multipart/form-data");
