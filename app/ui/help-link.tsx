import { Link } from "./link";

/** A link within text, to a page of the help or of the product. */
export function HelpLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="rounded-sm underline underline-offset-2 hover:text-text">
      {children}
    </Link>
  );
}
