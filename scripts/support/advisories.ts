import { z } from "zod";

const advisory = z.object({
  title: z.string(),
  url: z.string(),
  severity: z.string(),
  name: z.string(),
});

/** The output of `npm audit --json`: each package's advisories, or the names of the packages that it has them from. */
const auditReport = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ via: z.array(z.union([z.string(), advisory])) }),
  ),
});

type Advisory = z.infer<typeof advisory>;

export type Verdict =
  /** The registry didn't answer, or not with a report: nothing is known. */
  | { kind: "unknown"; reason: string }
  | { kind: "known"; serious: Advisory[]; accepted: Advisory[]; others: number };

const grave = new Set(["high", "critical"]);

/** Judges a report. `accepted` holds reviewed advisories, by the last part of their URL. */
export function judge(printed: string, accepted: ReadonlySet<string>): Verdict {
  const parsed = auditReport.safeParse(jsonIn(printed));
  if (!parsed.success) return { kind: "unknown", reason: reasonIn(printed) };

  const found = Object.values(parsed.data.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via !== "string");
  const advisories = [...new Map(found.map((one) => [one.url, one])).values()];
  const serious = advisories.filter(({ severity }) => grave.has(severity));
  const isAccepted = ({ url }: Advisory) => accepted.has(url.slice(url.lastIndexOf("/") + 1));
  return {
    kind: "known",
    serious: serious.filter((one) => !isAccepted(one)),
    accepted: serious.filter(isAccepted),
    others: advisories.length - serious.length,
  };
}

const failure = z.object({ message: z.string() });

function reasonIn(printed: string): string {
  const parsed = failure.safeParse(jsonIn(printed));
  return parsed.success ? parsed.data.message : "npm printed no report";
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
