import { expect, test } from "vitest";
import { pool } from "@/tests/support/application-client";

test("the application's role owns nothing and has no way around row security", async () => {
  const [role] = await pool()`
    SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
    FROM pg_roles WHERE rolname = current_user`;
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
  });
});

test("what the application asks is never compiled first", async () => {
  expect([...(await pool().unsafe("show jit"))]).toEqual([{ jit: "off" }]);
});

test("every table of a workspace forces row security", async () => {
  const open = await pool()`
    SELECT relname FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'tenant_id' AND NOT attisdropped
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND NOT (relrowsecurity AND relforcerowsecurity)`;
  expect([...open]).toEqual([]);
});

test("outside of a workspace's transaction no row of any workspace is to be seen", async () => {
  const tables = await pool()`
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relforcerowsecurity`;
  expect(tables.length).toBeGreaterThan(5);
  for (const { relname } of tables) {
    const [seen] = await pool()`SELECT count(*)::int AS rows FROM ${pool()(relname)}`;
    expect({ relname, ...seen }).toEqual({ relname, rows: 0 });
  }
});

test.each([
  "UPDATE activity_events SET action = 'x'",
  "DELETE FROM activity_events",
  "TRUNCATE activity_events",
  "DELETE FROM users",
  "DELETE FROM sessions",
  "DELETE FROM sso_sessions",
  "DELETE FROM set_password_links",
])("the database refuses: %s", async (statement) => {
  await expect(pool().unsafe(statement)).rejects.toThrow("permission denied");
});
