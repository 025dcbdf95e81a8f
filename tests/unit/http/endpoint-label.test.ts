import { expect, test } from "vitest";
import { pathWithoutSecrets } from "@/lib/http/page-report";
import { endpointLabel } from "@/lib/http/scim/endpoint-label";

test.each([
  ["/scim/v2/Users", "Users"],
  ["/scim/v2/users/0199-a", "Users/{id}"],
  ["/scim/v2/Users/.search", "Users/.search"],
  ["/scim/v2/Groups/", "Groups"],
  ["/scim/v2/.search", ".search"],
  ["/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "Schemas/{id}"],
  ["/scim/v2/Bulk/x", "other"],
  ["/scim/v2/Users/a/b", "other"],
  ["/scim/v2/__proto__", "other"],
  ["/scim", "other"],
])("%s counts as %s", (path, label) => {
  expect(endpointLabel(path)).toBe(label);
});

test.each([
  ["/set-password/c2VjcmV0?x=1", "/set-password/{secret}"],
  ["//Set-Password//c2VjcmV0/", "//Set-Password//{secret}/"],
  ["/sign-in?next=%2Fset-password%2Fc2VjcmV0", "/sign-in"],
  ["/users/0199-a", "/users/0199-a"],
])("the log has %s as %s", (url, path) => {
  expect(pathWithoutSecrets(url)).toBe(path);
});
