import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { urn } from "@/lib/scim/urn";
import { logged } from "@/tests/support/logged-calls";
import { owner } from "@/tests/support/old-rows";
import { newTenant } from "@/tests/support/tenant";

const riddle = "riddle@bulk-faults.example";

/** Fails at one person as nothing that the product expects. */
beforeAll(() =>
  owner().unsafe(`
    create function riddle() returns trigger language plpgsql as
      $$ begin raise exception 'a riddle'; end $$;
    create trigger riddle before insert on users for each row
      when (new.user_name = '${riddle}') execute function riddle()`),
);

afterAll(() => owner().unsafe("drop function riddle cascade"));

test("a fault of ours in one operation is its result, logged once by the request's id, and the others are done", async () => {
  const tenant = await newTenant();
  const errors = vi.spyOn(log, "error");
  const names = ["ann@bulk-faults.example", riddle, "cy@bulk-faults.example"];
  const response = await logged(tenant, {
    method: "POST",
    path: "/scim/v2/Bulk",
    body: {
      schemas: [urn.bulkRequest],
      Operations: names.map((userName, i) => ({
        method: "POST",
        path: "/Users",
        bulkId: String(i),
        data: { schemas: [urn.user], userName },
      })),
    },
  });
  const requestId = response.headers.get("X-Request-Id");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    Operations: [
      { status: "201" },
      {
        status: "500",
        response: { status: "500", detail: expect.stringContaining(`${requestId}`) },
      },
      { status: "201" },
    ],
  });
  expect(errors.mock.calls).toEqual([[expect.objectContaining({ requestId }), expect.any(String)]]);
});
