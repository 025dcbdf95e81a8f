import { expect, test } from "vitest";
import { isDecodable, targetOf } from "@/lib/http/request-target";

test.each([
  ["/scim/v2/Users?count=1", "/scim/v2/Users?count=1"],
  ["//scim//v2", "//scim//v2"],
  ["http://acme.accedo.example/scim/v2/Users?count=1", "/scim/v2/Users?count=1"],
  ["HTTPS://acme.accedo.example", "/"],
  ["http://acme.accedo.example?count=1", "/?count=1"],
  ["*", undefined],
  ["acme.accedo.example:443", undefined],
  ["", undefined],
])("%j asks for %j", (url, target) => {
  expect(targetOf(url)).toBe(target);
});

test.each([
  ["/users", true],
  ["/caf%C3%A9?next=%", true],
  ["/%", false],
  ["/%zz", false],
  ["/%FF", false],
  ["/%C3", false],
])("%j can be decoded: %j", (target, decodable) => {
  expect(isDecodable(target)).toBe(decodable);
});
