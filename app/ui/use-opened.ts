"use client";
import { useEffect, useRef, useState } from "react";

/** Whether a `<details>` has ever been opened: its content is rendered only then, as most never are. */
export function useOpened() {
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const onToggle = () => {
    if (details.current?.open) setWasOpened(true);
  };
  // It may have been opened before hydration.
  useEffect(onToggle, []);
  return { wasOpened, wiring: { ref: details, onToggle } };
}
