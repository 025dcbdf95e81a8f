"use client";
import * as Radix from "@radix-ui/react-dropdown-menu";
import { Check, type LucideIcon } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";
import { useLandmark } from "./use-landmark";

const item =
  "flex h-9 items-center gap-2 rounded px-2 text-sm outline-none select-none data-disabled:text-muted data-highlighted:bg-hover sm:h-8";

/** A menu that a button opens. */
export function Menu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const { landmark, findFrom } = useLandmark();
  return (
    <Radix.Root modal={false} onOpenChange={(open) => open && findFrom(button.current)}>
      <Radix.Trigger ref={button} asChild>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={landmark}>
        <Radix.Content
          align={align}
          tabIndex={0} // a long menu scrolls: what scrolls is to be reachable
          sideOffset={4}
          collisionPadding={12}
          className="appear z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg bg-raised p-1 shadow-overlay"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** One thing to do. */
export function MenuItem({
  icon: Icon,
  tone = "normal",
  children,
  ...rest
}: Radix.DropdownMenuItemProps & { icon?: LucideIcon; tone?: "normal" | "danger" }) {
  return (
    <Radix.Item className={classNames(item, tone === "danger" && "text-danger")} {...rest}>
      {Icon && <Icon size={16} aria-hidden className={tone === "normal" ? "text-muted" : ""} />}
      {children}
    </Radix.Item>
  );
}

/** One of several, of which one is chosen. */
export function MenuChoices({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string; icon?: LucideIcon }[];
}) {
  return (
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
  );
}

export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;

/** A line of text that heads a group of items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-muted">{children}</Radix.Label>;
}
