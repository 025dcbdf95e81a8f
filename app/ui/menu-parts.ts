import type { LucideIcon } from "lucide-react";
import type { KeyboardEvent, MouseEvent, ReactElement } from "react";

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
