import { expect, test } from "vitest";
import { clientName, identityProviderOf } from "@/lib/directory/provisioning-log/client";

const hints: [userAgent: string | null, token: string | null, name: string][] = [
  ["Okta SCIM Client 1.0.0", null, "Okta"],
  ["azure-ad-provisioning/2.0", "Directory", "Microsoft Entra ID"],
  ["Google-Auto-Provisioning", null, "Google Workspace"],
  ["OneLogin SCIM", null, "OneLogin"],
  ["JumpCloud/1.0", null, "JumpCloud"],
  ["PingFederate", null, "Ping Identity"],
  ["Apache-HttpClient/4.5", "Okta production", "Okta"],
  ["curl/8.5.0", "Staging", "curl"],
  [null, "Staging", "Unnamed client"],
  [null, null, "Unnamed client"],
];

test.for(hints)("%s with token %s is %s", ([userAgent, token, name]) => {
  expect(clientName(userAgent, token)).toBe(name);
});

test("the User-Agent says more than the token's name", () => {
  expect(identityProviderOf("Okta SCIM Client", "Entra sandbox")).toBe("okta");
});
