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
import { classNames } from "../ui/class-names";
import { Link } from "../ui/link";
import type { PageShape } from "../ui/skeleton";
import { useHere } from "./use-here";
import { Waiting } from "./waiting";

type Place = { href: string; label: string; icon: LucideIcon; shape: PageShape };

const mine: Place[] = [{ href: "/to-sign", label: "To sign", icon: PenLine, shape: "table" }];

const directory: Place[] = [
  { href: "/users", label: "Users", icon: Users, shape: "filteredTable" },
  { href: "/groups", label: "Groups", icon: UsersRound, shape: "filteredTable" },
  { href: "/policies", label: "Policies", icon: FileText, shape: "filteredTable" },
  { href: "/activity", label: "Activity Log", icon: ScrollText, shape: "log" },
];

const settings: Place[] = [
  { href: "/settings/general", label: "General", icon: Building2, shape: "form" },
  { href: "/settings/plan", label: "Plan", icon: CreditCard, shape: "panels" },
  { href: "/settings/sso", label: "Single Sign-On", icon: KeyRound, shape: "sections" },
];

const help: Place = { href: "/help", label: "Help", icon: CircleHelp, shape: "index" };

/** The links that this person may follow, with the current one marked. */
export function Navigation({ isAdmin }: { isAdmin: boolean }) {
  const here = useHere();
  const link = (place: Place) => (
    <NavigationLink
      key={place.href}
      place={place}
      isHere={here === place.href || here.startsWith(`${place.href}/`)}
    />
  );

  return (
    <nav aria-label="Workspace" className="group/places space-y-5 text-sm">
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
  place: { href, label, icon: Icon, shape },
  isHere,
}: {
  place: Place;
  isHere: boolean;
}) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isHere ? "page" : undefined}
        className={classNames(
          "flex h-9 items-center gap-2.5 rounded-md px-2 font-medium transition-colors hover:bg-hover hover:text-text has-data-waiting:bg-hover has-data-waiting:text-text md:h-8",
          // The current link gives up its mark to the one being opened.
          isHere
            ? "bg-hover text-text group-has-data-waiting/places:not-has-data-waiting:bg-transparent group-has-data-waiting/places:not-has-data-waiting:text-muted"
            : "text-muted",
        )}
      >
        <Icon size={16} aria-hidden />
        {label}
        <Waiting title={label} shape={shape} />
      </Link>
    </li>
  );
}
