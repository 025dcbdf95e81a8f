import { ChevronRight } from "lucide-react";
import { classNames } from "./class-names";

/** Marks a summary as expandable; it turns when the enclosing `<details>` opens. */
export function DisclosureMark({ className }: { className?: string }) {
  return (
    <ChevronRight
      size={16}
      aria-hidden
      className={classNames(
        "shrink-0 text-muted transition-transform [[open]>summary>&]:rotate-90",
        className,
      )}
    />
  );
}
