import { ChevronRight } from "lucide-react";
import { classNames } from "./class-names";

/** The sign at a summary that there is more; it turns when the `<details>` right around the summary opens. */
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
