import type { Figures, Result } from "../figures";
import { type SubjectName, subjectNames } from "../subjects";

const columns: readonly [title: string, cell: (figures: Figures, result: Result) => string][] = [
  ["requests/s", ({ requests, seconds }) => shown(requests / seconds)],
  ["p50 ms", ({ p50 }) => shown(p50)],
  ["p99 ms", ({ p99 }) => shown(p99)],
  ["server CPU ms", ({ serverCpuMs }) => shown(serverCpuMs)],
  ["database CPU ms", ({ databaseCpuMs }) => shown(databaseCpuMs)],
  ["RSS MB", ({ rssMb }) => rssMb.toFixed(0)],
  ["× node:http", (figures, { by }) => ratio(figures, by["floor-http"])],
  ["× Next", (figures, { by }) => ratio(figures, by["floor-next"])],
];

/** The figures as a text table, one row per server. */
export function table(results: readonly Result[]): string {
  const head = ["workload", "server", ...columns.map(([title]) => title)];
  const lines = results.flatMap((result) =>
    subjectNames.flatMap((name) => {
      const figures = result.by[name];
      return figures ? [lineOf(result, name, figures)] : [];
    }),
  );
  const widths = head.map((_, i) =>
    Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)),
  );
  const text = (line: readonly string[]) =>
    line
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [text(head), ...lines.map(text), "", ...results.flatMap(findings)].join("\n");
}

/** What a scenario reports besides the time it took, one line per server. */
function findings({ title, by }: Result): string[] {
  return subjectNames.flatMap((name) => {
    const figures = by[name];
    if (!figures?.found) return [];
    const said = Object.entries(figures.found).map(([what, value]) => `${what}: ${shown(value)}`);
    return [`${title}, ${name}: ${[`${shown(figures.seconds)} s`, ...said].join(", ")}`];
  });
}

const lineOf = (result: Result, name: SubjectName, figures: Figures): string[] => [
  result.title,
  name,
  ...columns.map(([, cell]) => cell(figures, result)),
];

const ratio = (figures: Figures, floor: Figures | undefined): string =>
  floor ? (figures.serverCpuMs / floor.serverCpuMs).toFixed(2) : "";

const shown = (value: number | null): string => {
  if (value === null) return "";
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
};
