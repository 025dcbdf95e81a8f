"use client";
import { cloneElement, useState } from "react";
import type { MenuProps } from "./menu-parts";
import { useLater } from "./use-later";

const load = () => import("./opened-menu");

/** A menu that a button opens. A page has dozens, and few are ever opened, so their code loads with the first. */
export function Menu(props: MenuProps) {
  const [openedBy, setOpenedBy] = useState<"keyboard" | "pointer">();
  const part = useLater(load, openedBy !== undefined, () => setOpenedBy(undefined));
  const closed = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    // A click by keyboard has no count.
    onClick: ({ detail }) => setOpenedBy(detail === 0 ? "keyboard" : "pointer"),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      setOpenedBy("keyboard");
    },
  });
  if (!openedBy || !part) return closed;
  return <part.OpenedMenu {...props} openedBy={openedBy} />;
}
