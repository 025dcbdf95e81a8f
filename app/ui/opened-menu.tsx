"use client";
import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import { type FocusEvent, useEffect, useRef, useState } from "react";
import { classNames } from "./class-names";
import type { MenuPart, MenuProps } from "./menu-parts";
import { useLandmark } from "./use-landmark";

type OpenedMenuProps = MenuProps & { openedBy: "keyboard" | "pointer" };

/** The menu once it has been opened for the first time. */
export function OpenedMenu({ trigger, align = "end", parts, openedBy }: OpenedMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { landmark, findFrom } = useLandmark();
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    if (next) findFrom(button.current);
    setOpen(next);
  };
  // Radix hadn't loaded yet when the key that first opened it was pressed.
  const missedKey = useRef(openedBy === "keyboard");
  const startAtFirst = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!missedKey.current || target !== currentTarget) return;
    missedKey.current = false;
    currentTarget.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  };
  // Once the button exists, as the menu is positioned by it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => change(true), []);

  return (
    <Radix.Root modal={false} open={open} onOpenChange={change}>
      <Radix.Trigger ref={button} asChild>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={landmark}>
        <Radix.Content
          align={align}
          onFocus={startAtFirst}
          tabIndex={0} // a long menu scrolls, and what scrolls must be reachable by keyboard
          sideOffset={4}
          collisionPadding={12}
          className="appear z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg bg-raised p-1 shadow-overlay"
        >
          {parts.map((part, index) => (
            <Part key={"label" in part ? part.label : index} part={part} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const item =
  "flex h-9 items-center gap-2 rounded px-2 text-sm outline-none select-none data-disabled:text-muted data-highlighted:bg-hover sm:h-8";

function Part({ part }: { part: MenuPart }) {
  if (part.kind === "separator") return <Radix.Separator className="my-1 h-px bg-line" />;
  if (part.kind === "choices") return <Choices {...part} />;
  const { label, icon: Icon, tone, onSelect } = part;
  return (
    <Radix.Item
      onSelect={onSelect}
      className={classNames(item, tone === "danger" && "text-danger")}
    >
      <Icon size={16} aria-hidden className={tone === "danger" ? "" : "text-muted"} />
      {label}
    </Radix.Item>
  );
}

function Choices({
  label,
  headed,
  value,
  onChange,
  options,
}: Extract<MenuPart, { kind: "choices" }>) {
  return (
    <>
      {headed && <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-muted">{label}</Radix.Label>}
      <Radix.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
        {options.map(({ icon: Icon, ...option }) => (
          <Radix.RadioItem key={option.value} value={option.value} className={item}>
            {Icon && <Icon size={16} aria-hidden className="text-muted" />}
            <span className="flex-1 truncate">{option.label}</span>
            <span className="size-4">
              <Radix.ItemIndicator>
                <Check size={16} aria-hidden />
              </Radix.ItemIndicator>
            </span>
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </>
  );
}
