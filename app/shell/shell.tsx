import type { ReactNode } from "react";
import type { Tenant } from "@/lib/directory/actor";
import { plans } from "@/lib/directory/plans";
import type { Viewer } from "@/lib/directory/viewer";
import { ExactTimes } from "../ui/exact-times";
import { Link } from "../ui/link";
import { Toasts } from "../ui/toasts";
import { Navigation } from "./navigation";
import { NavigationSheet } from "./navigation-sheet";
import { SessionWatch } from "./session-watch";
import { WorkspaceMark } from "./workspace-mark";

/** The frame of a signed-in page: the sidebar (on a phone, a bar with a sheet) and the content. */
export function Shell({
  tenant,
  user,
  userMenu,
  children,
}: {
  tenant: Tenant;
  user: Viewer["user"];
  userMenu: ReactNode;
  children: ReactNode;
}) {
  const isAdmin = user.role === "admin";
  const head = <WorkspaceHead tenant={tenant} />;
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 print:hidden rounded-md bg-raised px-3 py-2 text-sm font-medium focus:translate-y-0 focus:shadow-overlay"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 flex h-14 items-center justify-between gap-2 border-b border-line bg-canvas px-4 md:hidden print:hidden">
        {head}
        <NavigationSheet isAdmin={isAdmin} head={head} foot={userMenu} />
      </header>
      <div className="md:grid md:grid-cols-[15rem_1fr] print:block">
        <header className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line p-3 md:flex print:hidden">
          {head}
          <div className="flex-1">
            <Navigation isAdmin={isAdmin} />
          </div>
          {userMenu}
        </header>
        <main
          id="content"
          tabIndex={-1}
          data-page-viewer={user.id}
          className="relative mx-auto w-full max-w-6xl min-w-0 px-4 py-6 focus:outline-none md:px-8 md:py-8"
        >
          {children}
          <ExactTimes />
        </main>
      </div>
      <Toasts />
      <SessionWatch viewerId={user.id} />
    </>
  );
}

function WorkspaceHead({ tenant }: { tenant: Tenant }) {
  return (
    <Link href="/" className="flex min-w-0 items-center gap-2.5 rounded-md p-1.5 hover:bg-hover">
      <WorkspaceMark name={tenant.name} />
      <span className="min-w-0">
        <span className="block truncate text-sm leading-4 font-semibold">{tenant.name}</span>
        <span className="block text-xs text-muted">
          {plans.find((plan) => plan.id === tenant.plan)?.name}
        </span>
      </span>
    </Link>
  );
}
