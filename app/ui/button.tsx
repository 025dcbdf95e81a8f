import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Link } from "./link";

export type Tone = "primary" | "secondary" | "ghost" | "danger";

const tones: Record<Tone, string> = {
  primary: "bg-accent-fill text-white hover:bg-accent-fill-hover",
  secondary: "bg-surface text-text ring-1 ring-line ring-inset hover:bg-hover",
  ghost: "text-muted hover:bg-hover hover:text-text",
  danger: "bg-danger-fill text-white hover:bg-danger-fill-hover",
};

const shape =
  "inline-flex h-9 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 sm:h-8 print:hidden";

type Look = { tone?: Tone | undefined; icon?: LucideIcon | undefined };

/** A button in one of four tones, with an optional leading icon. */
export function Button({
  tone = "secondary",
  icon: Icon,
  type = "button",
  className,
  children,
  ...rest
}: ComponentProps<"button"> & Look) {
  return (
    <button type={type} className={classNames(shape, tones[tone], className)} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  tone = "secondary",
  icon: Icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={classNames(shape, tones[tone], className)} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </Link>
  );
}

/** A link to a URL on this host that leads away from its pages. */
export function LeavingLink({
  tone = "secondary",
  icon: Icon,
  className,
  children,
  ...rest
}: ComponentProps<"a"> & Look & { href: string }) {
  return (
    <a className={classNames(shape, tones[tone], className)} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </a>
  );
}

/** A link to a file for download. */
export function DownloadLink({
  icon: Icon,
  children,
  ...rest
}: Omit<ComponentProps<"a">, "className"> & Pick<Look, "icon"> & { href: string }) {
  return (
    <a download className={classNames(shape, tones.secondary)} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </a>
  );
}

/** A square button whose only content is an icon; `label` is its accessible name. */
export function IconButton({
  icon: Icon,
  label,
  type = "button",
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & { icon: LucideIcon; label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      className={classNames(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text sm:size-8 print:hidden",
        className,
      )}
      {...rest}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
