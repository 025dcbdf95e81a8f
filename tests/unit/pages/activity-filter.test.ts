import { expect, test } from "vitest";
import { activityFilter } from "@/app/t/[tenant]/(workspace)/(admin)/activity/activity-filter";
import { sources } from "@/db/schema/activity-events";

test.each(sources)("the log can be asked for what came from %s", (source) => {
  expect(activityFilter({ source })).toMatchObject({ source });
});

test("a source that there isn't is left out", () => {
  expect(activityFilter({ source: "fax" }).source).toBeUndefined();
});
