import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { type Received, send } from "./http";
import { mismatches } from "./match";

export type Step = {
  name: string;
  request: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: unknown;
  };
  expect: { status: number | number[]; headers?: Record<string, unknown>; body?: unknown };
  capture?: Record<string, string>;
};

export type Target = { host: string; port: number; token: string };

/** Sends a scenario's steps in order and checks every response. */
export async function replay(steps: Step[], { host, port, token }: Target): Promise<void> {
  const run = `r${randomBytes(4).toString("hex")}`;
  const base = `http://${host}/scim/v2`;
  const variables: Record<string, string> = { base, token, run, RUN: run.toUpperCase() };

  for (const [index, { name, request, expect: expected, capture = {} }] of steps.entries()) {
    const { method, path, headers, body } = fill(request, variables);
    const received = await send({
      method,
      path: `/scim/v2${path}`,
      host,
      port,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

    // First, since a step may expect what it captures: Location ends with the new id.
    for (const [variable, at] of Object.entries(capture)) {
      const value = pick(received.body, at);
      if (value !== undefined) variables[variable] = String(value);
    }
    const problems = check(fill(expected, variables), received);
    const sent = `${method} ${path} answered ${received.status} ${received.text.slice(0, 2000)}`;
    expect(problems, `step ${index + 1}, ${name}: ${sent}`).toEqual([]);
  }
}

/** Replaces `{{name}}` by variables, at any depth. */
export function fill<T>(template: T, variables: Record<string, string>): T;
export function fill(template: unknown, variables: Record<string, string>): unknown {
  if (typeof template === "string") {
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`{{${name}}} was never captured`);
      return value;
    });
  }
  if (Array.isArray(template)) return template.map((item) => fill(item, variables));
  if (typeof template !== "object" || template === null) return template;
  const entries = Object.entries(template);
  return Object.fromEntries(entries.map(([key, value]) => [key, fill(value, variables)]));
}

/** The value at a dotted path, such as `Resources.0.id`. */
export function pick(body: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }, body);
}

function check({ status, headers = {}, body }: Step["expect"], received: Received): string[] {
  const allowed = [status].flat();
  const problems = allowed.includes(received.status)
    ? []
    : [`status: expected ${allowed.join(" or ")}, got ${received.status}`];
  for (const [name, expected] of Object.entries(headers)) {
    problems.push(...mismatches(expected, received.headers[name.toLowerCase()], name));
  }
  if (body !== undefined) problems.push(...mismatches(body, received.body));
  if (received.status === 204 && received.text !== "") problems.push("a 204 has no body");
  return problems;
}
