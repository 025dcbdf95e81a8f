import { expect, test, vi } from "vitest";
import {
  appDatabaseUrl,
  databaseRolePassword,
  derivedKey,
  env,
  parseEnv,
  retentionDays,
} from "@/lib/env";

const valid = {
  DATABASE_URL: "postgres://owner:pw@db:5432/accedo?sslmode=require",
  ACCEDO_SECRET: "s".repeat(32),
};

test("defaults stand in for what is not set, and an empty variable counts as not set", () => {
  expect(parseEnv({ ...valid, PORT: "" })).toEqual({
    ...valid,
    DATABASE_APP_ROLE: "accedo_app",
    DATABASE_POOL_SIZE: 10,
    PORT: 3000,
    ROOT_DOMAIN: "localhost",
    TRUST_PROXY: false,
    SCIM_RATE_BURST: 5_000,
    SCIM_RATE_PER_SECOND: 200,
    SCIM_UNPROVED_BURST: 600,
    SCIM_UNPROVED_PER_SECOND: 20,
    ACTIVITY_RETENTION: "forever",
    PROVISIONING_LOG_RETENTION: "30",
    LOG_LEVEL: "info",
  });
});

test.each([
  ["DATABASE_URL", undefined, "DATABASE_URL is not set. Point it at PostgreSQL"],
  ["DATABASE_URL", "mysql://db/x", "DATABASE_URL must be a postgres:// URL."],
  ["DATABASE_APP_URL", "db:5432", "DATABASE_APP_URL must be a postgres:// URL."],
  ["DATABASE_APP_ROLE", 'a"; DROP', "DATABASE_APP_ROLE must be a lower-case PostgreSQL role name."],
  ["DATABASE_POOL_SIZE", "0", "DATABASE_POOL_SIZE must be a whole number from 1 to 500."],
  ["ACCEDO_SECRET", undefined, "ACCEDO_SECRET is not set. Generate one with: openssl rand -hex 32"],
  ["ACCEDO_SECRET", "short", "ACCEDO_SECRET must have at least 32 characters."],
  ["PORT", "http", "PORT must be a whole number from 1 to 65535."],
  ["PORT", "0x10", "PORT must be a whole number from 1 to 65535."],
  ["PORT", "70000", "PORT must be a whole number from 1 to 65535."],
  [
    "ROOT_DOMAIN",
    "https://accedo.example",
    "ROOT_DOMAIN must be a host name without scheme or port.",
  ],
  ["TRUST_PROXY", "maybe", "TRUST_PROXY must be true or false."],
  ["ACTIVITY_RETENTION", "29", "ACTIVITY_RETENTION must be at least 30 days."],
  ["ACTIVITY_RETENTION", "free=400 premium=7", "ACTIVITY_RETENTION must be at least 30 days."],
  ["ACTIVITY_RETENTION", "gold=400", 'ACTIVITY_RETENTION must be "forever", a number of days'],
  ["PROVISIONING_LOG_RETENTION", "0", 'PROVISIONING_LOG_RETENTION must be "forever", a number'],
  ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of fatal, error"],
])("%s=%s is refused by name, with a remedy", (name, value, message) => {
  expect(() => parseEnv({ ...valid, [name]: value })).toThrow(message);
});

test.each([
  ["forever", { free: null, standard: null, premium: null }],
  ["730", { free: 730, standard: 730, premium: 730 }],
  ["free=90, standard=730", { free: 90, standard: 730, premium: null }],
  ["premium=forever free=30", { free: 30, standard: null, premium: null }],
])("logs are kept by plan: %s", (ACTIVITY_RETENTION, days) => {
  expect(retentionDays(parseEnv({ ...valid, ACTIVITY_RETENTION })).activity).toEqual(days);
});

test("no secret value is in the message", () => {
  expect(() => parseEnv({ ...valid, ACCEDO_SECRET: "hunter2" })).not.toThrow("hunter2");
});

test("every variable that is wrong is named at once", () => {
  expect(() => parseEnv({ PORT: "x" })).toThrow(/DATABASE_URL.*\n.*ACCEDO_SECRET.*\n.*PORT/);
});

test("all copies of the module in a process have one configuration, whatever comes to its variables later", async () => {
  Object.assign(process.env, { ...valid, ROOT_DOMAIN: "accedo.example" });
  const first = env();
  process.env.ROOT_DOMAIN = "another.example";
  vi.resetModules();
  const copy = await import("@/lib/env");
  expect(copy.env).not.toBe(env);
  expect(copy.env()).toBe(first);
});

test("the application's URL is the owner's with the restricted role and a derived password", () => {
  const url = new URL(appDatabaseUrl(parseEnv(valid)));
  expect([url.username, url.host, url.pathname, url.search]).toEqual([
    "accedo_app",
    "db:5432",
    "/accedo",
    "?sslmode=require",
  ]);
  expect(url.password).toMatch(/^[0-9a-f]{64}$/);
});

test("another secret or another role gives another password", () => {
  const password = (change: object) =>
    new URL(appDatabaseUrl(parseEnv({ ...valid, ...change }))).password;
  const passwords = [{}, { ACCEDO_SECRET: "t".repeat(32) }, { DATABASE_APP_ROLE: "other" }].map(
    password,
  );
  expect(new Set(passwords).size).toBe(3);
});

test("what was sealed, and what running instances sign in with, goes on working from version to version", () => {
  expect(derivedKey("saml private key", parseEnv(valid)).toString("hex")).toBe(
    "0f081e813f01a249326f9e7745e9df67e3a0973487cf07547f40da30563ab075",
  );
  expect(databaseRolePassword(parseEnv(valid))).toBe(
    "65158f785fb0c3d6a14d9cc94e75125c5b4ee47c8a9c7f392e2e35f45ac0ccfc",
  );
});

test("each purpose has a key of its own, and another secret gives another key", () => {
  const keys = [
    derivedKey("session", parseEnv(valid)),
    derivedKey("cursor", parseEnv(valid)),
    derivedKey("session", parseEnv({ ...valid, ACCEDO_SECRET: "t".repeat(32) })),
  ];
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(3);
});

test("a URL for the application is used as it is", () => {
  const DATABASE_APP_URL = "postgres://app:pw@pgbouncer:6432/accedo";
  expect(appDatabaseUrl(parseEnv({ ...valid, DATABASE_APP_URL }))).toBe(DATABASE_APP_URL);
});
