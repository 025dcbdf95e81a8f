import { LogIn } from "lucide-react";
import { LeavingLink } from "@/app/ui/button";

/** Links to the identity provider, which sends the person back to `next`. */
export function SsoLink({ next }: { next: string }) {
  return (
    <LeavingLink
      tone="primary"
      icon={LogIn}
      href={`/saml/login?next=${encodeURIComponent(next)}`}
      className="w-full"
    >
      Sign in with SSO
    </LeavingLink>
  );
}
