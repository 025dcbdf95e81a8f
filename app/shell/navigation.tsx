"use client";
import {
  Building2,
  CircleHelp,
  CreditCard,
  FileText,
  KeyRound,
  type LucideIcon,
  PenLine,
  ScrollText,
  Users,
  UsersRound,
} from "lucide-react";
import Link from "next/link";
import { useSelectedLayoutSegments } from "next/navigation";
import { classNames } from "../ui/class-names";

type Place = { href: string; label: string; icon: LucideIcon };

const mine: Place[] = [{ href: "/to-sign", label: "To sign", icon: PenLine }];

const directory: Place[] = [
  { href: "/users", label: "Users", icon: Users },
  { href: "/groups", label: "Groups", icon: UsersRound },
  { href: "/policies", label: "Policies", icon: FileText },
  { href: "/activity", label: "Activity Log", icon: ScrollText },
];

const settings: Place[] = [
  { href: "/settings/general", label: "General", icon: Building2 },
  { href: "/settings/plan", label: "Plan", icon: CreditCard },
  { href: "/settings/sso", label: "Single Sign-On", icon: KeyRound },
];

const help: Place = { href: "/help", label: "Help", icon: CircleHelp };

/** The places a person may go to, the current one marked. */
export function Navigation({ isAdmin, onLeave }: { isAdmin: boolean; onLeave?: () => void }) {
  // Segments, because a path that was rewritten from the host reads differently on server and client.
  const here = `/${useSelectedLayoutSegments()
    .filter((segment) => !segment.startsWith("("))
    .join("/")}`;
  const link = (place: Place) => (
    <NavigationLink
      key={place.href}
      place={place}
      isHere={here === place.href || here.startsWith(`${place.href}/`)}
      {...(onLeave && { onClick: onLeave })}
    />
  );

  return (
    <nav aria-label="Workspace" className="space-y-5 text-sm">
      <ul className="space-y-0.5">
        {isAdmin && directory.map(link)}
        {mine.map(link)}
      </ul>
      {isAdmin && (
        <div>
          <p id="settings-places" className="px-2 pb-1 text-xs font-medium text-muted">
            Settings
          </p>
          <ul aria-labelledby="settings-places" className="space-y-0.5">
            {settings.map(link)}
          </ul>
        </div>
      )}
      <ul>{link(help)}</ul>
    </nav>
  );
}

function NavigationLink({
  place: { href, label, icon: Icon },
  isHere,
  onClick,
}: {
  place: Place;
  isHere: boolean;
  onClick?: () => void;
}) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isHere ? "page" : undefined}
        {...(onClick && { onClick })}
        className={classNames(
          "flex h-9 items-center gap-2.5 rounded-md px-2 font-medium transition-colors hover:bg-hover hover:text-text md:h-8",
          isHere ? "bg-hover text-text" : "text-muted",
        )}
      >
        <Icon size={16} aria-hidden />
        {label}
      </Link>
    </li>
  );
}
