import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Ids, kinds } from "@/tests/support/foreign-ids";
import { visit } from "@/tests/support/form";
import { send } from "@/tests/support/http";
import { adminCookie, eachWay, expectAlike, pairOfWorkspaces } from "@/tests/support/isolation";

const ways = eachWay();
const root = "app/t/[tenant]/";
/** Of every page and route but the provisioning log's stream, which has no end. */
const files = (await Array.fromAsync(glob("**/{page.tsx,route.ts}", { cwd: root })))
  .filter((file) => !file.endsWith("/sso/log/route.ts"))
  .sort();

const places: Record<string, keyof Ids> = {
  users: "user",
  groups: "group",
  policies: "policy",
  "to-sign": "policy",
};

/** The address of a page's file: its parameters are ids, and so is all that its query may name. */
function addressOf(file: string, ids: Ids): string {
  const folders = file
    .split("/")
    .slice(0, -1)
    .filter((folder) => !folder.startsWith("("));
  const path = folders.map((folder, n) => {
    if (!folder.startsWith("[")) return folder;
    return folder === "[version]" ? "1" : ids[places[folders[n - 1] ?? ""] ?? "user"];
  });
  const { user, token } = ids;
  const query = { person: user, request: user, after: user, test: user, token };
  return `/${path.join("/")}?${new URLSearchParams(query)}`;
}

test.each(ways)(
  "pages, %s: ids of another workspace are what unknown ones are",
  async (_, port) => {
    const { own, other } = await pairOfWorkspaces();
    const where = { port: port(), host: `${own.slug}.localhost:${port()}` };
    const headers = { Cookie: await adminCookie(own) };
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const open = (ids: Ids) => visit({ ...where, headers, path: addressOf(file, ids) });
      const answered = await expectAlike(other, file, open);
      if (/\[(id|policyId)\]/.test(file)) expect(answered, file).toMatch(/^404/);
    }
  },
);

test.each(ways)("pages, %s: another workspace's session is none", async (_, port) => {
  const { own, other } = await pairOfWorkspaces();
  const where = { port: port(), host: `${own.slug}.localhost:${port()}` };
  const headers = { Cookie: await adminCookie(other) };
  for (const file of files) {
    const path = addressOf(file, own);
    const [foreign, none] = [
      await visit({ ...where, headers, path }),
      await visit({ ...where, path }),
    ];
    expect([file, foreign.status, foreign.headers.location]).toEqual([
      file,
      none.status,
      none.headers.location,
    ]);
    expect(foreign.text, file).not.toContain("ann@example.com");
  }
});

interface Action {
  readonly id: string;
  readonly name: string;
  /** The file of one that it is called from. */
  readonly page: string;
}

/** Every server action of the build. */
async function actions(): Promise<Action[]> {
  const manifest: { node: Record<string, { exportedName: string; workers: object }> } = JSON.parse(
    await readFile(".next/server/server-reference-manifest.json", "utf8"),
  );
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    page: String(Object.keys(workers)[0]).slice(root.length),
  }));
}

/** Actions that name nothing by an id. */
const withoutIds =
  /^(add(Group|User)|change(Accounts|Mode|Plan|Signing)|connectBy\w+|createPolicy|disconnect|find\w+|generateToken|makeCertificate|renameWorkspace|setPassword|setTheme|sign(In|Out)|startTest|useCertificate)Action$/;

/** What any action's form may have. */
const fieldsOf = (ids: Ids, kind: keyof Ids): Record<string, string> => ({
  id: ids[kind],
  userId: ids.user,
  memberId: ids.user,
  groupId: ids.group,
  policyId: ids.policy,
  version: "1",
  active: "false",
  role: "admin",
  name: "x",
  title: "x",
  body: "x",
  dueDays: "",
  email: "x@example.com",
  givenName: "x",
  familyName: "x",
});

/** The previous state and a form, as React sends them to an action. */
function argumentsOf(fields: Record<string, string>): string {
  const form = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]);
  const parts = [...form, ["0", JSON.stringify([{ status: "idle" }, "$K1"])]].map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--b--\r\n`;
}

test.each(ways)(
  "actions, %s: ids of another workspace are what unknown ones are",
  async (_, port) => {
    const { own, other } = await pairOfWorkspaces();
    const host = `${own.slug}.localhost:${port()}`;
    const headers = {
      Accept: "text/x-component",
      "Content-Type": "multipart/form-data; boundary=b",
      Origin: `http://${host}`,
      Cookie: await adminCookie(own),
    };
    const called = (await actions()).filter(({ name }) => !withoutIds.test(name));
    expect(called.length).toBeGreaterThan(15);
    for (const { id, name, page } of called) {
      for (const kind of kinds) {
        const answered = await expectAlike(other, `${name} ${kind}`, (ids) =>
          send({
            method: "POST",
            path: addressOf(page, own).split("?", 1)[0] ?? "",
            host,
            port: port(),
            headers: { ...headers, "Next-Action": id },
            body: argumentsOf(fieldsOf(ids, kind)),
          }),
        );
        expect(answered, `${name} ${kind}`).toContain(' not found."}');
      }
    }
  },
);
