"use client";
import { CircleAlert } from "lucide-react";
import { Button } from "./button";
import { EmptyState } from "./empty-state";

/** Shown when a page could not be rendered: the remedy, and the number that finds the cause in the logs. */
export function ErrorNotice({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  return (
    <div role="alert">
      <h1 className="sr-only">Error</h1>
      <EmptyState
        icon={CircleAlert}
        title="This page couldn't be loaded"
        action={<Button onClick={retry}>Try again</Button>}
      >
        If this keeps happening, contact support with
        {digest ? (
          <>
            {" "}
            the reference <code className="font-mono">{digest}</code>.
          </>
        ) : (
          " the time at which it happened."
        )}
      </EmptyState>
    </div>
  );
}
