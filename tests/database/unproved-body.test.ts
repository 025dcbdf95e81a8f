import { expect, test } from "vitest";
import type { PlainRequest } from "@/lib/http/exchange";
import { answerScim } from "@/lib/http/scim/handler";
import { newTenant } from "@/tests/support/tenant";

/** A request whose body tells when it is read. */
function posted({ slug, token }: { slug: string; token: string }) {
  const headers = new Headers({ host: `${slug}.localhost`, authorization: `Bearer ${token}` });
  let isRead = false;
  async function* body() {
    isRead = true;
    yield Buffer.from("{");
  }
  const request: PlainRequest = {
    method: "POST",
    url: "http://scim/scim/v2/Groups",
    headers,
    body: body(),
  };
  return { request, wasRead: () => isRead };
}

test("the body of a request whose token isn't one is never read", async () => {
  const { slug } = await newTenant();
  const { request, wasRead } = posted({ slug, token: "accedo_scim_guessed" });
  expect((await answerScim(request)).status).toBe(401);
  expect(wasRead()).toBe(false);
});

test("the body of a token's first request is read once the token is proved", async () => {
  const { request, wasRead } = posted(await newTenant());
  expect((await answerScim(request)).status).toBe(400);
  expect(wasRead()).toBe(true);
});
