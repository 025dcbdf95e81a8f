"use client";
import { useEffect, useRef, useState } from "react";

/** Whether a `<details>` was opened so far: what it opens to is made then, since few are. */
export function useOpened() {
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const onToggle = () => {
    if (details.current?.open) setWasOpened(true);
  };
  // It may have been opened before this script was there.
  useEffect(onToggle, []);
  return { wasOpened, wiring: { ref: details, onToggle } };
}
