import { Badge, type BadgeTone } from "@/app/ui/badge";
import { CopyButton } from "@/app/ui/copy-button";
import { DisclosureMark } from "@/app/ui/disclosure-mark";
import { HelpLink } from "@/app/ui/help-link";
import { Link } from "@/app/ui/link";
import type { Explanation } from "@/lib/directory/provisioning-log/explanation";
import type { LoggedRequest } from "@/lib/directory/provisioning-log/provisioning-log";
import { outcomeOf } from "./words";

/** What a request did, with a link to its events. */
export function LogSuccess({ request }: { request: LoggedRequest }) {
  const { done, id, status } = request;
  return (
    <span className="flex items-baseline gap-2">
      <Status tone={done ? "success" : "neutral"} status={status} />
      <span className="min-w-0">
        <span className={done ? "wrap-anywhere" : "text-muted"}>{outcomeOf(request)}</span>
        {done && (
          <Link
            href={`/activity?request=${id}`}
            className="ml-2 text-muted underline underline-offset-2"
          >
            {done.changes === 1 ? "See the event" : "See the events"}
          </Link>
        )}
      </span>
    </span>
  );
}

/** All equally wide, so that what follows is aligned. */
const Status = ({ tone, status }: { tone: BadgeTone; status: number }) => (
  <Badge tone={tone}>
    <span className="tabular-nums">{status}</span>
  </Badge>
);

/** The section of the help for each status. */
const anchors: Record<number, string> = {
  401: "#refused",
  403: "#last-admin",
  404: "#missing",
  409: "#conflict",
};

/** Why a request failed; opens to how to fix it. */
export function LogFailure({
  request: { id, ip, status },
  explanation: { cause, fix },
}: {
  request: LoggedRequest;
  explanation: Explanation;
}) {
  return (
    <details className="group">
      <summary className="flex items-baseline gap-2 rounded-sm">
        <Status tone="danger" status={status} />
        <span className="min-w-0 flex-1 wrap-anywhere group-hover:underline">{cause}</span>
        <DisclosureMark className="self-center" />
      </summary>
      <div className="mt-2 space-y-2 border-l-2 border-line pl-3">
        <p className="text-pretty">{fix}</p>
        <p className="text-xs text-muted wrap-anywhere">
          Request{" "}
          <span className="inline-flex items-center gap-1 align-middle font-mono">
            {id} <CopyButton value={id} label="request ID" />
          </span>
          {ip && (
            <>
              {" from "}
              <span className="font-mono">{ip}</span>
            </>
          )}
          {" · "}
          <HelpLink href={`/help/troubleshooting${anchors[status] ?? ""}`}>
            Troubleshooting
          </HelpLink>
        </p>
      </div>
    </details>
  );
}
