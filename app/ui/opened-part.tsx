"use client";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { useLater } from "./use-later";

/** The content of a `<details>`, whose code loads when the first one is opened. */
export function OpenedPart<T>({
  load,
  children,
}: {
  load: () => Promise<T>;
  children: (part: T) => ReactNode;
}) {
  const [isWanted, setIsWanted] = useState(true);
  const part = useLater(load, isWanted, () => setIsWanted(false));
  if (part) return children(part);
  return (
    <div className="min-h-48 p-4">
      {!isWanted && <Button onClick={() => setIsWanted(true)}>Try again</Button>}
    </div>
  );
}
