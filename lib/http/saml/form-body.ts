import { boundedBody } from "../bounded-body";

const mostBytes = 1024 * 1024;
const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** The fields of a posted form; undefined if it is not a form, or too large. */
export async function formBody(request: Request): Promise<URLSearchParams | undefined> {
  if (!formType.test(request.headers.get("content-type") ?? "")) return undefined;
  const bytes = await boundedBody(request.body, mostBytes);
  return bytes && new URLSearchParams(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}
