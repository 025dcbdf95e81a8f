import type { LucideIcon } from "lucide-react";
import type { KeyboardEvent, MouseEvent, ReactElement } from "react";

/** One action, one choice among several, or a separator. */
export type MenuPart =
  | { kind: "action"; label: string; icon: LucideIcon; tone?: "danger"; onSelect: () => void }
  | {
      kind: "choices";
      label: string;
      /** Shows the label, which otherwise is only for screen readers. */
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
