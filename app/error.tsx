"use client";
import { ErrorNotice } from "./ui/error-notice";

export default function RootError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-4">
      <ErrorNotice digest={error.digest} retry={retry} />
    </main>
  );
}
