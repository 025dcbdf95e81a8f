"use client";
import { Download, LoaderCircle } from "lucide-react";
import { type MouseEvent, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Button, DownloadLink } from "@/app/ui/button";
import { useKeptFocus } from "@/app/ui/use-kept-focus";
import { type ExportProgress, exportProgress, subscribeToExport } from "./export-progress";

const load = () => import("./run-export");

/** Links to the events as CSV. Without scripting, the browser saves it; otherwise the page shows progress. */
export function ExportLink({ href }: { href: string }) {
  const progress = useSyncExternalStore(subscribeToExport, exportProgress, () => undefined);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void load().then(
      ({ runExport }) => runExport(href),
      () => window.location.assign(href),
    );
  };
  return (
    <>
      {progress ? (
        <Running {...progress} />
      ) : (
        <DownloadLink
          icon={Download}
          href={href}
          onClick={onClick}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
        >
          Export CSV
        </DownloadLink>
      )}
      <span role="status" className="sr-only">
        {progress?.said}
      </span>
    </>
  );
}

function Running({ shown, cancel }: ExportProgress) {
  const button = useRef<HTMLButtonElement>(null);
  useKeptFocus(button);
  // The pressed link is gone, and the focus with it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <div className="flex items-center gap-3 text-sm">
      <span
        role="progressbar"
        aria-label="Export"
        aria-valuetext={shown}
        className="flex items-center gap-2 text-muted tabular-nums"
      >
        <LoaderCircle size={16} aria-hidden className="animate-spin" />
        {shown}
      </span>
      <Button ref={button} aria-label="Cancel export" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
