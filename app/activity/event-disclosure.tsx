"use client";
import { lazy, type ReactNode, Suspense } from "react";
import type { ActivityRow } from "@/lib/directory/activity";
import { Disclosure } from "./disclosure";

const EventDetails = lazy(() =>
  import("./event-details").then((module) => ({ default: module.EventDetails })),
);

type EventDisclosureProps = { event: ActivityRow; summary: ReactNode };

/** A line that opens to all that was recorded; what shows that is loaded with the first one that is opened. */
export function EventDisclosure({ event, summary }: EventDisclosureProps) {
  return (
    <Disclosure summary={summary}>
      <Suspense fallback={<div className="h-48 border-t border-line" />}>
        <EventDetails event={event} />
      </Suspense>
    </Disclosure>
  );
}
