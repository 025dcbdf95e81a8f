import type { ReactNode } from "react";

/** A page without a sidebar, a centred card: for visitors who aren't signed in or are lost. */
export function PlainPage({
  mark,
  title,
  sentence,
  children,
}: {
  mark?: ReactNode;
  title: string;
  sentence?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-12">
      {mark && <div className="mb-5">{mark}</div>}
      <h1 className="text-xl">{title}</h1>
      {sentence && <p className="mt-1 text-muted text-pretty">{sentence}</p>}
      {children && <div className="mt-6">{children}</div>}
    </main>
  );
}
