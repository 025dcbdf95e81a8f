import { expect, test } from "vitest";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { flushRequests } from "@/lib/directory/provisioning-log/recorder";
import { scimHandler } from "@/lib/http/scim/handler";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { userBody } from "./messages";

/** Answers in this process, so that the log's lines that wait can be told to be written. */
const served = (host: string, token: string, path: string, body?: unknown) =>
  scimHandler(
    new Request(`http://scim/scim/v2${path}`, {
      method: body ? "POST" : "GET",
      headers: { Host: host, Authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );

test("[11] the provisioning log keeps no value that a query asks for", async () => {
  const { host, token, operator } = await newHttpTenant();
  const filter = encodeURIComponent('emails.value eq "private@example.com"');
  await served(host, token, `/Users?filter=${filter}`);
  await served(host, token, `/Users?filter=${filter}%20and%20(`);
  await flushRequests();
  const { requests } = await listRequests(operator, {});
  expect(requests).toHaveLength(2);
  expect(JSON.stringify(requests)).not.toContain("private");
});

test("a text that is cut in the middle of a character costs no line of the log", async () => {
  const { host, token, operator } = await newHttpTenant();
  for (let length = 200; length < 300; length++) {
    await served(host, token, "/Users", {
      ...userBody(),
      roles: [{ value: `${"x".repeat(length)}🙂🙂` }],
    });
  }
  await flushRequests();
  expect((await listRequests(operator, { limit: 200 })).requests).toHaveLength(100);
});
