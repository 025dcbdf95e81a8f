"use client";
import { cloneElement, lazy, Suspense, useState } from "react";
import type { MenuProps } from "./menu-parts";

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
