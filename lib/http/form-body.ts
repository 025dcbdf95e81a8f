const mostBytes = 1024 * 1024;
const formType = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** The fields of a posted form; undefined where it is none, or larger than any that is expected. */
export async function formBody(request: Request): Promise<URLSearchParams | undefined> {
  if (!formType.test(request.headers.get("content-type") ?? "")) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
