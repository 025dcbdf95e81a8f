import type { PlainRequest } from "./exchange";

/** The bytes of a body; undefined if there are more than `most`, after which reading stops. */
export async function boundedBody(
  body: PlainRequest["body"],
  most: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
