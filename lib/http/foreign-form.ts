import { addressing } from "./addressing";
import type { HeaderReader } from "./exchange";
import { normalHost } from "./workspace-host";

/**
 * Whether a form was submitted by another site's page. Next's own check answers such a form, or one with an unreadable
 * Origin, with a 500.
 */
export function isForeignForm({
  method,
  headers,
}: {
  method: string;
  headers: HeaderReader;
}): boolean {
  const origin = headers.get("origin");
  if (method !== "POST" || origin === null || !isAction(headers)) return false;
  const [, host] = addressing(headers).origin.split("//");
  return !URL.canParse(origin) || normalHost(new URL(origin).host) !== host;
}

/** What Next treats as a server action; identity providers' messages have another content type. */
const isAction = (headers: HeaderReader): boolean =>
  headers.get("next-action") !== null ||
  (headers.get("content-type") ?? "").startsWith("multipart/form-data");
