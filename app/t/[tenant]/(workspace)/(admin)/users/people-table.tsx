import { Users } from "lucide-react";
import { Avatar } from "@/app/ui/avatar";
import { StatusBadge } from "@/app/ui/badge";
import { EmptyState } from "@/app/ui/empty-state";
import { HelpLink } from "@/app/ui/help-link";
import { Link } from "@/app/ui/link";
import { ManagedBy } from "@/app/ui/managed-by";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import type { Person } from "@/lib/directory/people";
import { PersonMenu } from "./person-menu";

const columns: Column[] = [
  { label: "Name" },
  { label: "Email" },
  { label: "Role" },
  { label: "Status" },
  { label: "Managed by" },
  { label: "Actions", quiet: true },
];

type PeopleTableProps = { people: Person[]; viewerId: string; isFiltered: boolean };

/** One page of the people. */
export function PeopleTable({ people, viewerId, isFiltered }: PeopleTableProps) {
  if (people.length === 0) {
    return isFiltered ? (
      <EmptyState icon={Users} title="Nobody matches">
        Try fewer words, or clear a filter.
      </EmptyState>
    ) : (
      <EmptyState icon={Users} title="Nobody here yet">
        Add a person, or let your identity provider do it.{" "}
        <HelpLink href="/settings/sso">Set up provisioning</HelpLink>
      </EmptyState>
    );
  }
  return (
    <Table label="Users" columns={columns}>
      {people.map((person) => (
        <Row key={person.id}>
          <Cell lead className="md:w-3/10 xl:w-2/5">
            <span className="flex items-center gap-2.5 max-md:-my-1">
              <Avatar name={person.name} />
              <Link
                href={`/users/${person.id}`}
                className="min-w-0 rounded-sm font-medium wrap-anywhere hover:underline"
              >
                {person.name}
              </Link>
              {person.id === viewerId && <span className="text-muted">You</span>}
            </span>
          </Cell>
          <Cell
            label="Email"
            className="wrap-anywhere text-muted xl:max-w-72 xl:truncate"
            title={person.email ?? undefined}
          >
            {person.email}
          </Cell>
          <Cell label="Role">{person.role === "admin" ? "Admin" : "Member"}</Cell>
          <Cell label="Status">
            <StatusBadge status={person.status} />
          </Cell>
          <Cell label="Managed by">
            <ManagedBy token={person.managedBy} />
          </Cell>
          <Cell corner className="md:w-12 md:py-1 md:text-right">
            <PersonMenu person={{ ...person, isSelf: person.id === viewerId }} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
