"use client";
import type { LucideIcon } from "lucide-react";
import {
  cloneElement,
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  type ReactElement,
  Suspense,
  useState,
} from "react";

/** One thing to do, one of several to choose, or a line between them. */
export type MenuPart =
  | { kind: "action"; label: string; icon: LucideIcon; tone?: "danger"; onSelect: () => void }
  | {
      kind: "choices";
      label: string;
      /** Shows the label, which is otherwise for the ear alone. */
      headed?: boolean;
      value: string;
      onChange: (value: string) => void;
      options: { value: string; label: string; icon?: LucideIcon }[];
    }
  | { kind: "separator" };

export interface MenuProps {
  trigger: ReactElement<TriggerProps>;
  align?: "start" | "end";
  parts: MenuPart[];
}

interface TriggerProps {
  onClick?: (event: MouseEvent) => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: boolean;
}

const load = () => import("./opened-menu");
const OpenedMenu = lazy(() => load().then((module) => ({ default: module.OpenedMenu })));

/** A menu that a button opens. A page has dozens, of which few are opened: what shows them comes with the first. */
export function Menu(props: MenuProps) {
  const [openedBy, setOpenedBy] = useState<"keyboard" | "pointer">();
  const closed = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    // A key's click has no count.
    onClick: ({ detail }) => setOpenedBy(detail === 0 ? "keyboard" : "pointer"),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      setOpenedBy("keyboard");
    },
  });
  if (!openedBy) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu {...props} openedBy={openedBy} />
    </Suspense>
  );
}
