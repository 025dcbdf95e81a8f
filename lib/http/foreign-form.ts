import { addressing } from "./addressing";
import type { HeaderReader } from "./exchange";
import { normalHost } from "./workspace-host";

/**
 * Whether a page of another site had the browser send a form. Next's own check answers such a form with a 500, and one
 * whose Origin can't be read as well.
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

/** What Next takes for a server action; the messages of identity providers come in another form. */
const isAction = (headers: HeaderReader): boolean =>
  headers.get("next-action") !== null ||
  (headers.get("content-type") ?? "").startsWith("multipart/form-data");
