import { variables } from "@/lib/variables";

export const configurationPage = "docs/configuration.md";

const introduction = `# Configuration

Environment variables, validated at startup: an invalid one ends the process with an error that names it. An empty one
counts as not set, and a likely misspelling of one is reported. No \`.env\` file is read, except by Docker Compose. Generated from
the schema in \`lib/variables.ts\` by \`npm run configuration\`.
`;

const afterwards = `
Traces are sent if \`OTEL_EXPORTER_OTLP_ENDPOINT\` (or \`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT\`) is set, and configured
by OpenTelemetry's standard variables: [Logs, metrics and traces](operations.md#logs-metrics-and-traces).
`;

/** Renders the page that lists every variable, from the schema that validates them. */
export function renderConfiguration(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const { description = "" } = schema;
    return `| \`${name}\` | ${standing(schema)} | ${description} |`;
  });
  return `${introduction}
| Variable | Default | What it does |
|---|---|---|
${rows.join("\n")}
${afterwards}`;
}

function standing(schema: (typeof variables.shape)[keyof typeof variables.shape]): string {
  const absent = schema.safeParse(undefined);
  if (!absent.success) return "required";
  return absent.data === undefined ? "not set" : `\`${absent.data}\``;
}
