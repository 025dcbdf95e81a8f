"use client";
import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { startTransition, useState } from "react";
import { Avatar } from "../ui/avatar";
import { Menu } from "../ui/menu";
import { leaveBy } from "./leaving";
import { parseTheme, type Theme } from "./theme";
import { setThemeAction } from "./theme-action";

const themes = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
];

type UserMenuProps = {
  user: { name: string; email: string | null };
  theme: Theme;
  /** Returns the URL to go to. */
  signOut: () => Promise<string>;
};

/** Shows who is signed in, with the theme and sign-out. */
export function UserMenu({ user, theme, signOut }: UserMenuProps) {
  const [chosen, setChosen] = useState(theme);
  const choose = (value: string) => {
    const next = parseTheme(value);
    setChosen(next);
    document.documentElement.dataset.theme = next;
    startTransition(() => setThemeAction(next));
  };

  const leave = () => startTransition(() => leaveBy(signOut));

  return (
    <Menu
      align="start"
      parts={[
        {
          kind: "choices",
          label: "Theme",
          headed: true,
          value: chosen,
          onChange: choose,
          options: themes,
        },
        { kind: "separator" },
        { kind: "action", label: "Sign out", icon: LogOut, onSelect: leave },
      ]}
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left text-sm transition-colors hover:bg-hover data-[state=open]:bg-hover"
        >
          <span className="sr-only">Your account, </span>
          <Avatar name={user.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{user.name}</span>
            {user.email && user.email !== user.name && (
              <span className="block truncate text-xs text-muted">{user.email}</span>
            )}
          </span>
          <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-muted" />
        </button>
      }
    />
  );
}
