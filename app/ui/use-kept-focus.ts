"use client";
import { type RefObject, useLayoutEffect } from "react";

/** Moves the focus to the page's content, from where the next stop is near. */
export const focusContent = () => document.getElementById("content")?.focus();

/** Has the focus stay on the page when the control that holds it goes: the row of what was removed, say. */
export function useKeptFocus(control: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = control.current;
    return () => {
      if (element && document.activeElement === element) focusContent();
    };
  }, [control]);
}
