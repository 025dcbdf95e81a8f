import { z } from "zod";
import { median } from "../report/quantile";
import type { Place, Scenario } from "./workload";

const page = z.object({
  Resources: z.array(z.unknown()).default([]),
  nextCursor: z.string().optional(),
});

interface Turn {
  readonly cursor: string;
  /** A walk keeps the page size with which it began (RFC 9865 s2.1). */
  readonly count: number;
  readonly attributes: string;
}

async function turn({ send }: Place, { cursor, count, attributes }: Turn) {
  const path = `/scim/v2/Users?cursor=${encodeURIComponent(cursor)}&count=${count}&attributes=${attributes}`;
  const { status, text } = await send({ method: "GET", path });
  if (status !== 200) throw new Error(`a page of the walk was ${status}: ${text.slice(0, 200)}`);
  return page.parse(JSON.parse(text));
}

/** The cursor after a number of pages of a given size. */
export async function cursorAfter(place: Place, pages: number, count: number): Promise<string> {
  let cursor = "";
  for (let at = 0; at < pages; at++) {
    cursor = (await turn(place, { cursor, count, attributes: "id" })).nextCursor ?? "";
  }
  return cursor;
}

/** All people, page after page, as a provider imports them. */
export const walk: Scenario = {
  kind: "scenario",
  name: "walk",
  title: "Walk all people by cursor, 1,000 a page",
  async run(place) {
    const times: number[] = [];
    let [cursor, seen]: [string | undefined, number] = ["", 0];
    while (cursor !== undefined) {
      const started = performance.now();
      const { Resources, nextCursor } = await turn(place, {
        cursor,
        count: 1_000,
        attributes: "userName,active,emails",
      });
      times.push(performance.now() - started);
      seen += Resources.length;
      cursor = nextCursor;
    }
    if (seen < place.world.users) throw new Error(`the walk met ${seen} people only`);
    return {
      requests: times.length,
      found: {
        "first pages, ms": median(times.slice(0, 20)),
        "last pages, ms": median(times.slice(-21, -1)),
      },
    };
  },
};
