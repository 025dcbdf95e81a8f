import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/app/ui/badge";
import { counted } from "@/app/ui/counted";
import { Link } from "@/app/ui/link";
import { utcTime } from "@/app/ui/relative-time";
import { Time } from "@/app/ui/time";
import type { ConnectionStatus as Status } from "@/lib/directory/provisioning-log/provisioning-log";

/** One line on whether provisioning works. */
export function ConnectionStatus({ status, hasToken }: { status: Status; hasToken: boolean }) {
  const { last, requests, failures } = status;
  if (!last) return <NotConnected refused={failures} hasToken={hasToken} />;
  const { at, client, token } = last;
  return (
    <Line {...stateOf(status)}>
      Last call{" "}
      <span className="text-text">
        <Time at={at} exact="nearby" />
      </span>{" "}
      <span className="whitespace-nowrap tabular-nums">({utcTime(at.getTime())})</span> by {client}{" "}
      with <span className="text-text wrap-anywhere">{token}</span>
      {" · "}
      <a href="#provisioning-log" className={link}>
        {counted(requests, "call", "calls")}
      </a>{" "}
      in 24 hours
      {" · "}
      {failures > 0 ? (
        <FilteredLink requests="failed">{`${failures.toLocaleString("en")} failed`}</FilteredLink>
      ) : (
        "none failed"
      )}
    </Line>
  );
}

function NotConnected({ refused, hasToken }: { refused: number; hasToken: boolean }) {
  if (refused > 0) {
    return (
      <Line tone="warning" word="Refused">
        No call with a valid token yet.{" "}
        <FilteredLink requests="unproved">
          {`See why ${counted(refused, "call was", "calls were")} refused`}
        </FilteredLink>
      </Line>
    );
  }
  return (
    <Line tone="neutral" word="Not connected">
      {hasToken
        ? "No call yet. Paste the URL and a token into your identity provider, and test the connection there."
        : "No call yet. Generate a token, then paste it with the URL into your identity provider."}
    </Line>
  );
}

function stateOf({ requests, failures }: Status): { tone: BadgeTone; word: string } {
  if (failures > 0) return { tone: "warning", word: "Some calls failed" };
  return requests > 0
    ? { tone: "success", word: "Working" }
    : { tone: "neutral", word: "No recent calls" };
}

function Line({ tone, word, children }: { tone: BadgeTone; word: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1.5 text-sm text-muted">
      <Badge tone={tone} dot>
        {word}
      </Badge>
      <span className="min-w-0 flex-1 basis-64 text-pretty">{children}</span>
    </p>
  );
}

function FilteredLink({ requests, children }: { requests: string; children: string }) {
  return (
    <Link href={`?requests=${requests}#provisioning-log`} className={link}>
      {children}
    </Link>
  );
}

const link = "rounded-sm text-text underline underline-offset-2";
