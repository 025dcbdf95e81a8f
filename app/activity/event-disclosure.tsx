"use client";
import type { ReactNode } from "react";
import { OpenedPart } from "@/app/ui/opened-part";
import type { ActivityRow } from "@/lib/directory/activity";
import { Disclosure } from "./disclosure";

const load = () => import("./event-details");

type EventDisclosureProps = { event: ActivityRow; summary: ReactNode };

/** A line that opens to everything recorded about its event; the code for that loads when the first one is opened. */
export function EventDisclosure({ event, summary }: EventDisclosureProps) {
  return (
    <Disclosure summary={summary}>
      <div className="border-t border-line">
        <OpenedPart load={load}>{({ EventDetails }) => <EventDetails event={event} />}</OpenedPart>
      </div>
    </Disclosure>
  );
}
