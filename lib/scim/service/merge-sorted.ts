import type { Comparable } from "../compare";
import type { JsonObject } from "../json";
import { limits } from "../limits";
import type { ResourceType } from "../resource-type";
import { compareSorted, sortValue } from "../sort-value";
import type { ListResult, Page, Sort, StoredResource } from "../store";

/** One type's part in a list over all types. */
export interface Section {
  readonly type: ResourceType;
  /** Undefined if the type lacks the attribute: its resources sort as those without a value. */
  readonly sort: Sort | undefined;
  readonly list: (page: Page) => Promise<ListResult>;
  readonly show: (stored: StoredResource) => JsonObject;
  readonly whole: (stored: StoredResource) => JsonObject;
}

interface Item {
  readonly section: Section;
  readonly stored: StoredResource;
  readonly value: Comparable | undefined;
}

/**
 * The resources of all sections in sort order; among equals, those of an earlier section come first. `last` is the
 * largest number that the caller needs.
 */
export async function* mergeSorted(
  sections: readonly Section[],
  { descending, last }: { descending: boolean; last: number },
): AsyncGenerator<Item> {
  const pageSize = Math.min(last, limits.maxPageSize);
  const walks = sections.map((section) => itemsOf(section, pageSize));
  const heads: (Item | undefined)[] = [];
  for (const walk of walks) heads.push((await walk.next()).value ?? undefined);
  for (;;) {
    const at = foremost(heads, descending);
    const item = heads[at];
    if (!item) return;
    yield item;
    heads[at] = (await walks[at]?.next())?.value ?? undefined;
  }
}

function foremost(heads: readonly (Item | undefined)[], descending: boolean): number {
  let at = -1;
  for (const [i, head] of heads.entries()) {
    const best = heads[at];
    if (head && (!best || compareSorted(head.value, best.value, { descending }) < 0)) at = i;
  }
  return at;
}

async function* itemsOf(section: Section, count: number): AsyncGenerator<Item> {
  for (let startIndex = 1; ; startIndex += count) {
    const { resources } = await section.list({ kind: "index", startIndex, count });
    for (const stored of resources) {
      const value = section.sort && sortValue(section.whole(stored), section.sort);
      yield { section, stored, value };
    }
    if (resources.length < count) return;
  }
}
