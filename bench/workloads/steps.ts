import { z } from "zod";
import type { Received } from "../client";

/** The body of a successful response. */
export function must({ status, text }: Received): string {
  if (status < 300) return text;
  throw new Error(`the answer was ${status}: ${text.slice(0, 300)}`);
}

const resource = z.object({ id: z.string() });

/** The id of the resource in a response. */
export const idIn = (text: string): string => resource.parse(JSON.parse(text)).id;

/** Does a number of tasks, a few at a time; results are in order. */
export async function atOnce<T>(
  lanes: number,
  total: number,
  work: (n: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let n = next++; n < total; n = next++) results[n] = await work(n);
    }),
  );
  return results;
}
