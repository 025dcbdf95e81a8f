import { expect, test } from "vitest";
import { localPath } from "@/lib/http/local-path";

test.each(["/", "/to-sign", "/activity?source=scim&from=2026-01-01", "/users/1"])(
  "%s is a path of this host",
  (path) => expect(localPath(path)).toBe(path),
);

test.each([
  "",
  "to-sign",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
])("%j leads to the start page", (path) => expect(localPath(path)).toBe("/"));
