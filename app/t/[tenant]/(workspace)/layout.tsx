import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Shell } from "@/app/shell/shell";
import { parseTheme, themeCookie } from "@/app/shell/theme";
import { UserMenu } from "@/app/shell/user-menu";
import { requireViewer } from "@/lib/http/page";
import { signOutAction } from "../session-actions";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { tenant, user } = await requireViewer();
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <Shell
      key={user.id} // remounts for another person, so that nobody sees what somebody else typed
      tenant={tenant}
      user={user}
      userMenu={<UserMenu user={user} theme={theme} signOut={signOutAction} />}
    >
      {children}
    </Shell>
  );
}
