import { Link } from "@/app/ui/link";
import { Section } from "@/app/ui/section";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import { Time } from "@/app/ui/time";
import type { PolicyDetails } from "@/lib/directory/policies/policies";

const columns: Column[] = [{ label: "Version" }, { label: "Title" }, { label: "Published" }];

/** The published versions, newest first. */
export function Versions({ id, versions }: Pick<PolicyDetails, "id" | "versions">) {
  return (
    <Section title="Versions">
      <Table label="Versions" columns={columns}>
        {versions.map(({ version, title, publishedAt, publishedBy }) => (
          <Row key={version}>
            <Cell lead className="tabular-nums">
              <span className="md:hidden">Version </span>
              {version}
            </Cell>
            <Cell label="Title" className="wrap-anywhere">
              <Link
                href={`/policies/${id}/versions/${version}`}
                className="rounded-sm font-medium hover:underline"
              >
                {title}
              </Link>
            </Cell>
            <Cell label="Published">
              <span>
                <Time at={publishedAt} />
                {publishedBy && <span className="block text-xs text-muted">{publishedBy}</span>}
              </span>
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
