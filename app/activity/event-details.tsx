import type { ReactNode } from "react";
import { CopyButton } from "@/app/ui/copy-button";
import { Diff } from "@/app/ui/diff";
import { Fact, Facts } from "@/app/ui/facts";
import { Link } from "@/app/ui/link";
import { LocalTime } from "@/app/ui/local-time";
import { utcTime } from "@/app/ui/relative-time";
import type { ActivityRow } from "@/lib/directory/activity";

const sourceNames: Record<ActivityRow["source"], string> = {
  web: "A person, in Accedo",
  scim: "SCIM",
  saml: "SAML sign-in",
  system: "The system",
};

/** Everything recorded about an event. */
export function EventDetails({ event }: { event: ActivityRow }) {
  return (
    <div className="space-y-4 px-4 py-4 text-sm sm:pl-10">
      <Diff before={event.before} after={event.after} />
      <Facts>
        <Fact label="Time">
          <time dateTime={event.at.toISOString()} className="mr-2 tabular-nums">
            {utcTime(event.at.getTime())}
          </time>{" "}
          <span className="text-muted">
            <LocalTime at={event.at.getTime()} />
          </span>
        </Fact>
        <Fact label="Source">{sourceNames[event.source]}</Fact>
        <Fact label="Actor">{event.actor.name}</Fact>
        {event.tokenId && (
          <Fact label="tokenId">
            {event.tokenName} <Id value={event.tokenId} label="token ID" />
          </Fact>
        )}
        <Fact label="Action">
          <code className="font-mono">{event.action}</code>
        </Fact>
        <Fact label="Target">
          <Target target={event.target} /> <Id value={event.target.id} label="target ID" />
        </Fact>
        <Fact label="Request ID">
          <Id value={event.requestId} label="request ID" />
        </Fact>
        <Fact label="IP address">{event.ip && <span className="font-mono">{event.ip}</span>}</Fact>
      </Facts>
    </div>
  );
}

const pages: Record<string, string> = { user: "/users", group: "/groups", policy: "/policies" };

function Target({ target: { type, id, label } }: { target: ActivityRow["target"] }): ReactNode {
  const page = pages[type];
  if (!page) return label;
  return (
    <Link href={`${page}/${id}`} className="rounded-sm underline underline-offset-2">
      {label}
    </Link>
  );
}

function Id({ value, label }: { value: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 align-middle font-mono text-xs text-muted">
      <span className="wrap-anywhere">{value}</span>
      <CopyButton value={value} label={label} />
    </span>
  );
}
