import { ShieldAlert } from "lucide-react";
import { ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";

export default function Forbidden() {
  return (
    <>
      <h1 className="sr-only">No access</h1>
      <EmptyState
        icon={ShieldAlert}
        title="Only admins can open this page"
        action={<ButtonLink href="/to-sign">Open To sign</ButtonLink>}
      >
        Your account has the member role. If you need this page, ask an admin of the workspace to
        change your role.
      </EmptyState>
    </>
  );
}
