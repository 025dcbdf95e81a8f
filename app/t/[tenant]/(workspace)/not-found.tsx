import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        action={<ButtonLink href="/">Go to the start page</ButtonLink>}
      >
        It may have been removed, or the link may be incomplete.
      </EmptyState>
    </>
  );
}
