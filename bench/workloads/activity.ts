import { idOf } from "../world/people";
import { anybody, type Place, type Scenario, type Steady } from "./workload";

const path = "/activity";
const page =
  (query: (place: Place) => string): Steady["requests"] =>
  (place) =>
  () => ({
    method: "GET",
    path: `${path}${query(place)}`,
    headers: { Cookie: place.world.adminCookie },
  });

const reading = { kind: "steady", floor: "read", status: 200 } as const;

/** The activity log as an admin's browser requests it; no other page has as many rows. */
export const ofActivity: readonly Steady[] = [
  {
    ...reading,
    name: "activity-first",
    title: "Activity page, the newest events",
    requests: page(() => ""),
  },
  {
    ...reading,
    name: "activity-deep",
    title: "Activity page, the oldest events",
    requests: page(() => `?after=${idOf("event", 51)}`),
  },
  {
    ...reading,
    name: "activity-person",
    title: "Activity page of one person",
    requests: page(({ world }) => `?person=${idOf("user", anybody(world))}`),
  },
];

/** The whole log as a file, which must never have to fit in memory. */
export const activityCsv: Scenario = {
  kind: "scenario",
  name: "activity-csv",
  title: "Activity log as CSV",
  async run({ world, send }) {
    let [bytes, lines] = [0, 0];
    const started = performance.now();
    const { status } = await send({
      method: "GET",
      path: `${path}/export`,
      headers: { Cookie: world.adminCookie },
      received(piece) {
        bytes += piece.length;
        for (const byte of piece) if (byte === newLine) lines++;
      },
    });
    const seconds = (performance.now() - started) / 1_000;
    if (status !== 200) throw new Error(`the export was answered ${status}`);
    if (lines < world.events) throw new Error(`the export has ${lines} lines only`);
    return { requests: 1, found: { "events/s": lines / seconds, MB: bytes / 2 ** 20 } };
  },
};

const newLine = 10;
