import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { urn } from "@/lib/scim/urn";
import { logged } from "@/tests/support/logged-calls";
import { owner } from "@/tests/support/old-rows";
import { newTenant, type TestTenant } from "@/tests/support/tenant";

const riddle = "riddle@bulk-faults.example";
const outage = "outage@bulk-faults.example";

/** Fails at one person as nothing that the product expects, and at another as a database does that goes away. */
beforeAll(() =>
  owner().unsafe(`
    create function riddle() returns trigger language plpgsql as
      $$ begin raise exception 'a riddle'; end $$;
    create trigger riddle before insert on users for each row
      when (new.user_name = '${riddle}') execute function riddle();
    create function outage() returns trigger language plpgsql as
      $$ begin raise exception 'an outage' using errcode = 'admin_shutdown'; end $$;
    create trigger outage before insert on users for each row
      when (new.user_name = '${outage}') execute function outage()`),
);

afterEach(() => void vi.restoreAllMocks());
afterAll(() => owner().unsafe("drop function riddle, outage cascade"));

const creating = (tenant: TestTenant, userNames: string[]) =>
  logged(tenant, {
    method: "POST",
    path: "/scim/v2/Bulk",
    body: {
      schemas: [urn.bulkRequest],
      Operations: userNames.map((userName, i) => ({
        method: "POST",
        path: "/Users",
        bulkId: String(i),
        data: { schemas: [urn.user], userName },
      })),
    },
  });

test("a fault of ours in one operation is its result, logged once by the request's id, and the others are done", async () => {
  const tenant = await newTenant();
  const errors = vi.spyOn(log, "error");
  const names = ["ann@bulk-faults.example", riddle, "cy@bulk-faults.example"];
  const response = await creating(tenant, names);
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

test.each([
  ["creations made together", [outage, "dee@bulk-faults.example"]],
  ["a creation alone", [outage]],
])(
  "an outage that %s meet is logged once by the request's id, with its cause",
  async (_, names) => {
    const tenant = await newTenant();
    const warnings = vi.spyOn(log, "warn");
    const response = await creating(tenant, names);
    expect(response.status).toBe(200);
    const { Operations } = await response.json();
    expect(Operations).toMatchObject(names.map(() => ({ status: "503" })));
    const line = {
      requestId: response.headers.get("X-Request-Id"),
      err: expect.objectContaining({ message: "an outage" }),
    };
    expect(warnings.mock.calls).toEqual([[line, "an operation of a bulk request failed with 503"]]);
  },
);
