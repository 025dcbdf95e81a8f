import { classNames } from "@/app/ui/class-names";
import { Link } from "@/app/ui/link";
import { ManagedBy } from "@/app/ui/managed-by";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import type { GroupSummary } from "@/lib/directory/groups/groups";

const columns: Column[] = [
  { label: "Name" },
  { label: "People", align: "right" },
  { label: "Nested groups", align: "right" },
  { label: "Policies", align: "right" },
  { label: "Managed by" },
];

/** One page of the groups. */
export function GroupTable({ groups }: { groups: GroupSummary[] }) {
  return (
    <Table label="Groups" columns={columns}>
      {groups.map((group) => (
        <Row key={group.id}>
          <Cell lead>
            <Link
              href={`/groups/${group.id}`}
              className="rounded-sm font-medium wrap-anywhere hover:underline"
            >
              {group.name}
            </Link>
          </Cell>
          <Count label="People" value={group.people} />
          <Count label="Nested groups" value={group.groups} />
          <Count label="Policies" value={group.policies} />
          <Cell label="Managed by">
            <ManagedBy token={group.managedBy} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <Cell
      label={label}
      className={classNames("tabular-nums md:text-right", value === 0 && "text-muted")}
    >
      {value.toLocaleString("en")}
    </Cell>
  );
}
