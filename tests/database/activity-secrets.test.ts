import postgres from "postgres";
import { expect, test } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import { userResources } from "@/lib/directory/scim/user-resources";
import { createSetPasswordLink, redeemSetPasswordLink } from "@/lib/directory/set-password";
import { signIn } from "@/lib/directory/sign-in";
import { digestOf } from "@/lib/directory/token-secret";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { newWorkspace } from "@/tests/support/workspace";

/** Every row of every table of a workspace but the named ones, as text. */
async function everyRow(slug: string, besides: readonly string[]): Promise<string> {
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  try {
    const tables = await owner<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
    return await owner.begin(async (sql) => {
      await sql`select bind_workspace(${slug})`;
      const texts: string[] = [];
      for (const { name } of tables.filter((table) => !besides.includes(table.name))) {
        const rows = await sql<{ text: string }[]>`select t::text as text from ${sql(name)} t`;
        texts.push(...rows.map(({ text }) => text));
      }
      return texts.join("\n");
    });
  } finally {
    await owner.end();
  }
}

test("no secret is in any event, and none in any other row but as a digest or a hash", async () => {
  const { person, operator, scim, slug, member, events } = await newWorkspace();
  const visitor: Ctx = { ...operator, credential: { kind: "visitor" } };
  const [password, wrong, sent] = [
    "a pass phrase of ann's",
    "a wrong pass phrase",
    "sent by an IdP 1!",
  ];

  const { token, secret } = await createToken(person, { name: "Okta" });
  const ann = await member("ann");
  const unused = await createSetPasswordLink(person, { id: ann });
  const link = await createSetPasswordLink(person, { id: ann });
  await redeemSetPasswordLink(visitor, { secret: link.secret, password });
  const email = `ann@${slug}.example`;
  await signIn(visitor, { email, password });
  await signIn(visitor, { email, password: wrong }).catch(() => {});
  await userResources.create(scim, { userName: "bob@example.com", password: sent }, new Set());
  await revokeToken(person, { id: token.id });

  const digest = digestOf(secret);
  const secrets = [
    secret,
    secret.slice("accedo_scim_".length, -9),
    digest.toString("hex"),
    digest.toString("base64"),
    unused.secret,
    link.secret,
    password,
    wrong,
    "argon2",
  ];
  const log = JSON.stringify(await events());
  expect(log).toContain("user.set_password_link_created");
  for (const one of secrets) expect(log).not.toContain(one);

  const rows = await everyRow(slug, []);
  expect(rows).toContain(digest.toString("hex")); // so that the search does find what is there
  for (const one of [secret, unused.secret, link.secret, password, wrong])
    expect(rows).not.toContain(one);
  const besides = await everyRow(slug, ["scim_tokens", "passwords"]);
  expect(besides).not.toContain(digest.toString("hex"));
  expect(besides).not.toContain("argon2");
});
