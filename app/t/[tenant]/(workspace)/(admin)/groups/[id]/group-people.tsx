import { StatusBadge } from "@/app/ui/badge";
import { counted } from "@/app/ui/counted";
import { Link } from "@/app/ui/link";
import { Pagination } from "@/app/ui/pagination";
import { RemoveButton } from "@/app/ui/remove-button";
import { SearchBox } from "@/app/ui/search-box";
import { param, type SearchParams } from "@/app/ui/search-params";
import { Nothing, Section } from "@/app/ui/section";
import { Cell, type Column, Row, Table } from "@/app/ui/table";
import type { Ctx } from "@/lib/directory/ctx";
import { type GroupDetails, listGroupPeople } from "@/lib/directory/groups/groups";
import { addMemberAction, removeMemberAction } from "../actions";
import { AddMemberDialog } from "./add-member-dialog";

const columns: Column[] = [
  { label: "Name" },
  { label: "Email" },
  { label: "Status" },
  { label: "Action", quiet: true },
];

type GroupPeopleProps = { ctx: Ctx; group: GroupDetails; params: SearchParams };

/** The people directly in a group. */
export async function GroupPeople({ ctx, group, params }: GroupPeopleProps) {
  const search = param(params, "q");
  const { people, next } = await listGroupPeople(ctx, {
    id: group.id,
    search,
    after: param(params, "after"),
  });
  return (
    <Section
      title="Members"
      sentence={counted(group.people, "person", "people")}
      action={!group.managedBy && <AddMemberDialog groupId={group.id} />}
    >
      {group.people > 0 && (
        <div className="mb-3 flex">
          <SearchBox label="Search members" />
        </div>
      )}
      {people.length === 0 ? (
        <Nothing>{search ? "Nobody matches." : "This group has no members."}</Nothing>
      ) : (
        <Table label="Members" columns={columns}>
          {people.map((person) => (
            <Row key={person.id}>
              <Cell lead>
                <Link
                  href={`/users/${person.id}`}
                  className="rounded-sm font-medium wrap-anywhere hover:underline"
                >
                  {person.name}
                </Link>
              </Cell>
              <Cell label="Email" className="text-muted wrap-anywhere">
                {person.email}
              </Cell>
              <Cell label="Status">
                <StatusBadge status={person.active ? "active" : "deactivated"} />
              </Cell>
              <Cell corner className="md:w-12 md:py-1 md:text-right">
                {!group.managedBy && (
                  <RemoveButton
                    label={`Remove ${person.name}`}
                    action={removeMemberAction}
                    undo={addMemberAction}
                    fields={{ id: group.id, memberId: person.id }}
                    done={`${person.name} removed`}
                  />
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pagination params={params} next={next} />
    </Section>
  );
}
