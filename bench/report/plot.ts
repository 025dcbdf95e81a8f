import type { Result } from "../figures";
import { usualSubjects as servers } from "../subjects";

const colours = {
  "fast-mount": "#2563eb",
  "next-mount": "#93c5fd",
  "floor-http": "#9ca3af",
  "floor-next": "#d1d5db",
};
const [left, width, bar, gap, top] = [230, 720, 11, 14, 44];

/** Server CPU per request, a bar per server, as an SVG image on white. */
export function cpuPlot(results: readonly Result[], heading: string): string {
  const shown = results.filter(({ by }) => by["floor-http"] && by["fast-mount"]);
  const most = Math.max(
    ...shown.flatMap(({ by }) => servers.map((name) => by[name]?.serverCpuMs ?? 0)),
  );
  const scale = (width - left - 60) / most;
  const group = servers.length * bar + gap;
  const rows = shown.map(({ title, by }, index) => {
    const y = top + index * group;
    const bars = servers.map((name, n) => {
      const cpu = by[name]?.serverCpuMs;
      if (cpu === undefined) return "";
      const [at, length] = [y + n * bar, cpu * scale];
      return `<rect x="${left}" y="${at}" width="${length.toFixed(1)}" height="${bar - 2}" fill="${colours[name]}"/><text x="${(left + length + 5).toFixed(1)}" y="${at + 8}" class="n">${cpu.toFixed(2)}</text>`;
    });
    return `<text x="${left - 10}" y="${y + 24}" text-anchor="end">${escaped(title)}</text>${bars.join("")}`;
  });
  const legend = servers.map(
    (name, n) =>
      `<rect x="${left + n * 110}" y="22" width="9" height="9" fill="${colours[name]}"/><text x="${left + n * 110 + 14}" y="30">${name}</text>`,
  );
  const height = top + shown.length * group + 6;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(heading)}">
<style>text{font:12px system-ui,sans-serif;fill:#1f2937}.n{font-size:9px;fill:#4b5563}.h{font-weight:600}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="10" y="14" class="h">${escaped(heading)}</text>
${legend.join("")}
${rows.join("\n")}
</svg>
`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
