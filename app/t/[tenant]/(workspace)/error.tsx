"use client";
import { ErrorNotice } from "@/app/ui/error-notice";

export default function WorkspaceError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <ErrorNotice digest={error.digest} retry={retry} />;
}
