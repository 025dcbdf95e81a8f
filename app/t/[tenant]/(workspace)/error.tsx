"use client";
import { ErrorNotice } from "@/app/ui/error-notice";

export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorNotice digest={error.digest} retry={reset} />;
}
