import { boundedBody } from "../bounded-body";

const mostBytes = 1024 * 1024;
const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** The fields of a posted form; undefined where it is none, or larger than any that is expected. */
export async function formBody(request: Request): Promise<URLSearchParams | undefined> {
  if (!formType.test(request.headers.get("content-type") ?? "")) return undefined;
  const bytes = await boundedBody(request.body, mostBytes);
  return bytes && new URLSearchParams(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}
