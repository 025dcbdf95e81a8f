import { badRequest } from "../error";
import type { JsonObject } from "../json";
import { limits } from "../limits";
import { listQuery } from "../list-query";
import { type Listing, listResponse } from "../list-response";
import { inFull, parseProjection } from "../projection";
import { quoted } from "../quoted";
import { resourceTypes } from "../registry";
import { represent } from "../represent";
import type { ResourceType } from "../resource-type";
import type { SearchRequest } from "../search-request";
import type { Page } from "../store";
import { mergeSorted, type Section } from "./merge-sorted";
import { ok, reading, type ScimResponse, type Service } from "./response";

type IndexPage = Extract<Page, { kind: "index" }>;
type CursorPage = Extract<Page, { kind: "cursor" }>;

/** A list over all types (RFC 7644 s3.4.2.1): one type after another, or merged if it is sorted. */
export async function listRoot(service: Service, read: () => SearchRequest): Promise<ScimResponse> {
  const { request, sections } = await reading(service.store, () => {
    const request = read();
    const sections = resourceTypes.map((type) => sectionOf(service, type, request));
    assertSortable(request, sections);
    return { request, sections };
  });
  const { page, sortBy, descending } = request;
  if (page.kind === "cursor") return ok(listResponse(await cursorPage(sections, page), page));
  const pageOf = sortBy === undefined ? indexPage : sortedPage(descending);
  return ok(listResponse(await pageOf(sections, page), page));
}

function sectionOf(service: Service, type: ResourceType, request: SearchRequest): Section {
  const projection = parseProjection(type, request);
  const query = listQuery(type, request, projection, "never");
  return {
    type,
    sort: query.sort,
    list: (page) => service.store.list(type, { ...query, page }),
    show: (stored) => represent(type, stored, service.base, projection),
    whole: (stored) => represent(type, stored, service.base, inFull(type)),
  };
}

function assertSortable({ sortBy, page }: SearchRequest, sections: readonly Section[]): void {
  if (sortBy === undefined) return;
  if (page.kind === "cursor") {
    throw badRequest(
      "invalidValue",
      "A sorted list of all resource types can only be paged by index.",
    );
  }
  if (!sections.some(({ sort }) => sort)) {
    throw badRequest(
      "invalidValue",
      `No resource can be sorted by ${quoted(sortBy)}. Use a simple attribute, such as meta.created.`,
    );
  }
}

async function indexPage(sections: readonly Section[], page: IndexPage): Promise<Listing> {
  let skip = page.startIndex - 1;
  let room = page.count;
  let total = 0;
  const resources: JsonObject[] = [];
  for (const { list, show } of sections) {
    const part = await list({ kind: "index", startIndex: skip + 1, count: room });
    total += part.total;
    skip = Math.max(skip - part.total, 0);
    room -= part.resources.length;
    resources.push(...part.resources.map(show));
  }
  return { total, resources };
}

const sortedPage =
  (descending: boolean) =>
  async (sections: readonly Section[], { startIndex, count }: IndexPage): Promise<Listing> => {
    const total = sum(await totalsOf(sections));
    const resources: JsonObject[] = [];
    if (count === 0 || startIndex > total) return { total, resources };
    const last = Math.min(startIndex + count - 1, total);
    assertNear(last);
    let index = 0;
    for await (const { section, stored } of mergeSorted(sections, { descending, last })) {
      index += 1;
      if (index >= startIndex) resources.push(section.show(stored));
      if (resources.length === count) break;
    }
    return { total, resources };
  };

function assertNear(last: number): void {
  if (last <= limits.maxMerged) return;
  throw badRequest(
    "tooMany",
    `A sorted list of all resource types ends after its first ${limits.maxMerged} resources. Narrow it with a filter, or list each type separately.`,
  );
}

/** A cursor over all types is the type's name, a dot, and the type's own cursor. */
async function cursorPage(sections: readonly Section[], page: CursorPage): Promise<Listing> {
  const [name, cursor] = splitCursor(page.cursor);
  const at = name === undefined ? 0 : sections.findIndex(({ type }) => type.name === name);
  const section = sections[at];
  if (!section) {
    throw badRequest(
      "invalidCursor",
      "The cursor doesn't belong to this list. Start again with an empty cursor.",
    );
  }
  const totals = await totalsOf(sections);
  const { type, list, show } = section;
  const part = await list({ ...pageSize(page), kind: "cursor", ...(cursor && { cursor }) });
  const following = sections.find((_section, i) => i > at && totals[i] !== 0);
  const onward = following && `${following.type.name}.`;
  return {
    total: sum(totals),
    resources: part.resources.map(show),
    next: part.next === undefined ? onward : `${type.name}.${part.next}`,
    previous: part.previous === undefined ? undefined : `${type.name}.${part.previous}`,
  };
}

const pageSize = ({ count }: CursorPage) => (count === undefined ? {} : { count });

/** Sequential, because a store may serve a request on a single connection. */
async function totalsOf(sections: readonly Section[]): Promise<number[]> {
  const totals: number[] = [];
  for (const { list } of sections) {
    totals.push((await list({ kind: "index", startIndex: 1, count: 0 })).total);
  }
  return totals;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function splitCursor(cursor: string | undefined): readonly [string?, string?] {
  if (cursor === undefined) return [];
  const dot = cursor.indexOf(".");
  return dot < 0 ? [cursor] : [cursor.slice(0, dot), cursor.slice(dot + 1)];
}
