"use client";
import { Download, LoaderCircle } from "lucide-react";
import { type MouseEvent, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Button, DownloadLink } from "@/app/ui/button";
import { useKeptFocus } from "@/app/ui/use-kept-focus";
import { type ExportProgress, exportProgress, subscribeToExport } from "./export-progress";

const load = () => import("./run-export");

/** Leads to the events as CSV, which the browser saves by itself; with scripting, the page shows how far it is. */
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
  // The link that was pressed is gone, and with it the focus.
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
