import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { listPeople } from "@/lib/directory/people";
import { keptDays } from "@/lib/directory/retention/kept-days";
import { isUsableLink } from "@/lib/directory/set-password";
import { listTokens } from "@/lib/directory/tokens";
import { environmentWith } from "@/lib/env";
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { oldRows, onPlanFor, writtenAgo } from "@/tests/support/old-rows";
import { newTenant } from "@/tests/support/tenant";

/** The command line as a process of its own, on this worker's database. */
function accedo(...args: string[]): Promise<Printed> {
  return accedoWith({}, ...args);
}

type Printed = { code: number; stdout: string; stderr: string };

/** The same under other variables. */
function accedoWith(variables: Record<string, string>, ...args: string[]): Promise<Printed> {
  return new Promise((resolve) => {
    const argv = [...LOADERS, "scripts/accedo.ts", ...args];
    const env = environmentWith(variables);
    execFile(process.execPath, argv, { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const freshSlug = () => `c${randomBytes(6).toString("hex")}`;

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
  const { slug, operator } = await newTenant();
  const { stdout } = await accedo("token", "create", slug, "--name", "Entra", "--json");
  const { id, token } = JSON.parse(stdout);
  expect(token).toMatch(/^accedo_scim_/);

  expect(await accedo("token", "revoke", slug, id)).toMatchObject({ code: 0 });
  const [newest] = await listTokens(operator);
  expect(newest).toMatchObject({ id, name: "Entra", status: "revoked" });
  expect(JSON.stringify(newest)).not.toContain(token);
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
