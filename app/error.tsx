"use client";
import { ErrorNotice } from "./ui/error-notice";

export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-4">
      <ErrorNotice digest={error.digest} retry={reset} />
    </main>
  );
}
