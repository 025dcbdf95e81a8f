"use client";
import { type RefObject, useLayoutEffect } from "react";

/** Moves the focus to the page's content, from where the next tab stop is near. */
export const focusContent = () => document.getElementById("content")?.focus();

/** Keeps the focus on the page when the focused control disappears, with a removed row, say. */
export function useKeptFocus(control: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = control.current;
    return () => {
      if (element && document.activeElement === element) focusContent();
    };
  }, [control]);
}
