import { cursorAfter } from "./walk";
import type { Steady } from "./workload";

const reading = { kind: "steady", floor: "read", status: 200 } as const;

/** Pages of a hundred, as providers request them. */
export const ofLists: readonly Steady[] = [
  {
    ...reading,
    name: "list-first",
    title: "List, first page of 100",
    requests: () => () => ({ method: "GET", path: "/scim/v2/Users?startIndex=1&count=100" }),
  },
  {
    ...reading,
    name: "list-deep-index",
    title: "List, last page of 100 by startIndex",
    requests: ({ world }) => {
      const path = `/scim/v2/Users?startIndex=${world.users - 99}&count=100`;
      return () => ({ method: "GET", path });
    },
  },
  (() => {
    const cursors = new Map<string, string>();
    return {
      ...reading,
      name: "list-deep-cursor",
      title: "List, page of 100 deep by cursor",
      async prepare(place) {
        const pages = Math.floor(place.world.users / 200);
        cursors.set(place.subject.name, await cursorAfter(place, pages, 100));
      },
      requests: ({ subject }) => {
        const cursor = encodeURIComponent(cursors.get(subject.name) ?? "");
        return () => ({ method: "GET", path: `/scim/v2/Users?cursor=${cursor}&count=100` });
      },
    } satisfies Steady;
  })(),
  {
    ...reading,
    name: "list-groups",
    title: "List groups without members",
    requests: () => () => ({
      method: "GET",
      path: "/scim/v2/Groups?excludedAttributes=members&count=100",
    }),
  },
];
