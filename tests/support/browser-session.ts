import { listPeople } from "@/lib/directory/people";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { submitForm, type Visit } from "./form";
import type { Received } from "./http";
import type { TestTenant } from "./tenant";

export const password = "a passphrase of the first admin";

/** Sets the first admin's password by a link, as a person would; the response contains the session. */
export async function welcomeAdmin(
  tenant: TestTenant,
  where: Omit<Visit, "path">,
): Promise<Received> {
  const [admin] = (await listPeople(tenant.operator, {})).people;
  if (!admin) throw new Error("a new workspace has its first admin");
  const { secret } = await createSetPasswordLink(tenant.operator, { id: admin.id });
  return submitForm({ ...where, path: `/set-password/${secret}` }, { password });
}

/** The cookie that a response sets, as a browser sends it back; empty if there is none. */
export const cookieOf = ({ headers }: Received): string =>
  /^((?:__Host-)?accedo_session=[^;]+)/.exec(headers["set-cookie"] ?? "")?.[1] ?? "";
