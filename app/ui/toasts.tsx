"use client";
import { CircleAlert } from "lucide-react";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { dismissToast, shownToasts, subscribeToToasts, type Toast } from "./toast";
import { focusContent, useKeptFocus } from "./use-kept-focus";

const none: readonly Toast[] = [];

/** Where toasts appear and are announced. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToToasts, shownToasts, () => none);
  const region = useRef<HTMLElement>(null);
  useShortcut(region);
  return (
    <section
      ref={region}
      aria-label="Notifications, Alt+T"
      aria-live="polite"
      aria-relevant="additions text"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 sm:right-6 sm:bottom-6 sm:left-auto sm:w-89"
    >
      <ol className="space-y-2">
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  );
}

function ToastItem({ toast: { id, text, isComplaint, durationMs, action } }: { toast: Toast }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    let timer = setTimeout(leave, durationMs);
    function leave() {
      if (isAttendedTo(item.current)) timer = setTimeout(leave, 1_000);
      else dismissToast(id);
    }
    return () => clearTimeout(timer);
  }, [id, durationMs]);

  return (
    <li
      ref={item}
      className="arrive pointer-events-auto flex items-center gap-3 rounded-lg bg-raised px-4 py-3 text-sm font-medium shadow-overlay"
    >
      {isComplaint && <CircleAlert size={16} aria-hidden className="shrink-0 text-danger" />}
      <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
      {action && (
        <ActionButton
          label={action.label}
          onClick={() => {
            dismissToast(id);
            action.onClick();
          }}
        />
      )}
    </li>
  );
}

function ActionButton({ label, onClick }: { label: string; onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  return (
    <button
      ref={button}
      type="button"
      onClick={onClick}
      className="-my-1 shrink-0 rounded-md px-2 py-1 ring-1 ring-line ring-inset transition-colors hover:bg-hover"
    >
      {label}
    </button>
  );
}

/** No toast disappears while any is hovered or focused, or while the page is hidden. */
const isAttendedTo = (item: HTMLElement | null) =>
  document.hidden || item?.closest("section")?.matches(":hover, :focus-within");

/** Alt+T moves the focus to the newest toast's action, Escape back to where it was. */
function useShortcut(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before: HTMLElement | null = null;
    const enter = (from: Element | null) => {
      if (from instanceof HTMLElement && !region.current?.contains(from)) before = from;
      region.current?.querySelector<HTMLElement>("li:last-child button")?.focus();
    };
    const leave = () => {
      if (before?.isConnected) before.focus();
      else focusContent();
    };
    const onKeyDown = ({ altKey, code }: KeyboardEvent) => {
      if (altKey && code === "KeyT") enter(document.activeElement);
      if (code === "Escape" && region.current?.matches(":focus-within")) leave();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [region]);
}
