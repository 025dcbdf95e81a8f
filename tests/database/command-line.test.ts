import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { listPeople } from "@/lib/directory/people";
import { keptDays } from "@/lib/directory/retention/kept-days";
import { isUsableLink } from "@/lib/directory/set-password";
import { createToken } from "@/lib/directory/tokens";
import { appDatabaseUrl, environmentWith } from "@/lib/env";
import manifest from "@/package.json" with { type: "json" };
import { databaseUrl } from "@/tests/support/databases";
import { oldRows, onPlanFor, writtenAgo } from "@/tests/support/old-rows";
import { newTenant } from "@/tests/support/tenant";

const loader = `--import=${path.resolve("scripts/bootstrap/modules.mjs")}`;

/** The command line as a process of its own, on this worker's database. */
function accedo(...args: string[]): Promise<Printed> {
  return accedoWith({}, ...args);
}

type Printed = { code: number; stdout: string; stderr: string };

/** The same under other variables, perhaps in another folder. */
function accedoWith(
  { cwd = ".", ...variables }: Record<string, string>,
  ...args: string[]
): Promise<Printed> {
  return new Promise((resolve) => {
    const argv = [loader, path.resolve("scripts/accedo.ts"), ...args];
    const env = environmentWith(variables);
    execFile(process.execPath, argv, { env, cwd }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const freshSlug = () => `c${randomBytes(6).toString("hex")}`;

test("--version needs neither a database nor a configuration", async () => {
  const nothing = { DATABASE_URL: "", ACCEDO_SECRET: "", ACCEDO_COMMIT: "4f2c9e1" };
  expect(await accedoWith(nothing, "--version")).toEqual({
    code: 0,
    stdout: `${manifest.version} (4f2c9e1)\n`,
    stderr: "",
  });
});

test("workspace create makes the workspace and its admin, and prints a link that works", async () => {
  const slug = freshSlug();
  const admin = `ann@${slug}.example`;
  const create = [
    "workspace",
    "create",
    slug,
    "--name",
    "Acme",
    "--plan",
    "Premium",
    "--admin",
    admin,
  ];
  const { code, stdout } = await accedo(...create, "--json");
  expect(code).toBe(0);
  const { setPasswordUrl, ...printed } = JSON.parse(stdout);
  expect(printed).toMatchObject({ slug, name: "Acme", plan: "premium", admin });

  const visitor = {
    ...(await newTenant()).operator,
    workspace: slug,
    credential: { kind: "visitor" } as const,
  };
  const secret = new URL(setPasswordUrl).pathname.replace("/set-password/", "");
  expect(await isUsableLink(visitor, { secret })).toBe(true);

  const operator = { ...visitor, credential: { kind: "operator" } as const };
  const { people } = await listPeople(operator, {});
  expect(people.map(({ email, role }) => [email, role])).toEqual([[admin, "admin"]]);
});

test("a slug that is taken is refused in one line, and nothing is changed", async () => {
  const { slug, operator } = await newTenant();
  const create = ["workspace", "create", slug, "--name", "Other", "--admin", "eve@other.example"];
  const { code, stdout, stderr } = await accedo(...create);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect((await listPeople(operator, {})).total).toBe(1);
});

test("workspace plan changes the plan and leaves one event from the system", async () => {
  const { slug, operator } = await newTenant();
  expect(await accedo("workspace", "plan", slug, "standard")).toMatchObject({ code: 0 });
  const { events } = await listActivity(operator, { action: "workspace.plan_changed" });
  expect(events).toMatchObject([
    { source: "system", before: { plan: "premium" }, after: { plan: "standard" } },
  ]);
});

test("a plan that doesn't exist is refused with the names of those that do", async () => {
  const { code, stderr } = await accedo("workspace", "plan", "any", "gold");
  expect(code).toBe(1);
  expect(stderr).toContain("The plans are free, standard, premium.");
});

test("workspace list shows every workspace with its plan", async () => {
  const tenants = [await newTenant({ plan: "free" }), await newTenant({ plan: "standard" })];
  const { stdout } = await accedo("workspace", "list", "--json");
  const listed = JSON.parse(stdout).map(
    ({ slug, plan }: Record<string, string>) => `${slug} ${plan}`,
  );
  expect(listed).toEqual(
    expect.arrayContaining([`${tenants[0]?.slug} free`, `${tenants[1]?.slug} standard`]),
  );
});

test("a token is printed once, listed by name, and revoked by its id", async () => {
  const { slug } = await newTenant();
  const { stdout } = await accedo("token", "create", slug, "--name", "Entra", "--json");
  const { id, token } = JSON.parse(stdout);
  expect(token).toMatch(/^accedo_scim_/);

  const list = await accedo("token", "list", slug);
  expect(list.stdout).toMatch(new RegExp(`^${id}  active .* never +Entra$`, "m"));
  expect(await accedo("token", "revoke", slug, id)).toMatchObject({ code: 0 });
  const listed = await accedo("token", "list", slug, "--json");
  expect(JSON.parse(listed.stdout)[0]).toMatchObject({ id, name: "Entra", status: "revoked" });
  expect(list.stdout + listed.stdout).not.toContain(token);
});

test("beside a demo that took another port, addresses have that port, unless PORT says otherwise", async () => {
  const { slug } = await newTenant();
  const cwd = await mkdtemp(path.join(tmpdir(), "accedo-beside-"));
  try {
    await mkdir(`${cwd}/.data`);
    await writeFile(`${cwd}/.data/secret`, "of a demo");
    await writeFile(`${cwd}/.data/port`, "4711");
    for (const [PORT, port] of [
      ["", "4711"],
      ["4712", "4712"],
    ] as const) {
      const create = ["token", "create", slug, "--name", `Entra ${port}`, "--json"];
      const { stdout } = await accedoWith({ cwd, PORT }, ...create);
      expect(JSON.parse(stdout)).toMatchObject({ url: `http://${slug}.localhost:${port}/scim/v2` });
    }
  } finally {
    await rm(cwd, { recursive: true });
  }
});

test("a name that would steer the terminal is shown without what does", async () => {
  const { slug, operator } = await newTenant();
  await createToken(operator, { name: "\u001b[31mOkta\u0007" });
  const { stdout } = await accedo("token", "list", slug);
  expect(stdout).toContain("\u{FFFD}[31mOkta\u{FFFD}");
});

test("a workspace that doesn't exist is named in one line", async () => {
  const { code, stdout, stderr } = await accedo("token", "create", "nowhere", "--name", "x");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.trim()).toMatch(/^There is no workspace "nowhere"[^\n]*$/);
});

test("migrate puts the retention of the configuration into effect, and retention run applies it", async () => {
  const tenant = await newTenant();
  await onPlanFor(tenant, { days: 60 });
  await writtenAgo(tenant, { days: 400, rows: 2 });
  const variables = { ACTIVITY_RETENTION: "premium=365", PROVISIONING_LOG_RETENTION: "forever" };
  try {
    expect(await accedoWith(variables, "migrate")).toMatchObject({ code: 0 });
    const kept = await keptDays(tenant.operator);
    expect(kept("premium")).toEqual({ activity: 365, requests: null });
    expect(kept("standard")).toEqual({ activity: null, requests: null });
    const { stdout } = await accedo("retention", "run", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ events: 2, requests: 0 });
    expect(await oldRows(tenant)).toEqual({ events: 0, requests: 2 });
  } finally {
    await accedo("migrate");
  }
});

const create = ["workspace", "create", "early", "--name", "Early", "--admin", "ann@early.example"];

test.each([
  ["without our schema", { DATABASE_URL: databaseUrl(inject("clusterUrl"), "postgres") }],
  ["without the application's role", { DATABASE_APP_ROLE: "accedo_test_nobody" }],
])("on a database %s, what to run first is said in one line", async (_, variables) => {
  const { code, stdout, stderr } = await accedoWith(variables, ...create);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.trim()).toMatch(/^[^\n]*npm run accedo -- migrate[^\n]*$/);
});

test("a role that may not make the schema is told in one line what it lacks", async () => {
  const stranger = databaseUrl(appDatabaseUrl(), "postgres");
  const { code, stderr } = await accedoWith({ DATABASE_URL: stranger }, "migrate");
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(
    /^PostgreSQL refused this: permission denied[^\n]*CREATEROLE[^\n]*$/,
  );
});

test.each(["ann", "", "ann @early.example"])(
  "a first admin who has no email address to sign in with is refused: %j",
  async (admin) => {
    const slug = freshSlug();
    const { code, stderr } = await accedo(
      ...["workspace", "create", slug, "--name", "Early", "--admin", admin],
    );
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(/^[^\n]*email address[^\n]*$/);
    expect(await accedo("token", "create", slug, "--name", "x")).toMatchObject({ code: 1 });
  },
);
