import { Fact, Facts } from "@/app/ui/facts";
import { ManagedBy } from "@/app/ui/managed-by";
import { Panel, Section } from "@/app/ui/section";
import { Time } from "@/app/ui/time";
import type { PersonDetails as Person } from "@/lib/directory/people";
import { EditPersonDialog } from "./edit-person-dialog";

/** A person's details; those of a provisioned account can't be edited here, which a note explains. */
export function PersonDetails({ person }: { person: Person }) {
  return (
    <Section
      title="Details"
      sentence={managedNote(person)}
      action={person.managedBy ? null : <EditPersonDialog person={person} />}
    >
      <Panel>
        <Facts>
          <Fact label="Given name">{person.givenName}</Fact>
          <Fact label="Family name">{person.familyName}</Fact>
          <Fact label="Email">{person.email}</Fact>
          {person.userName !== person.email && <Fact label="Username">{person.userName}</Fact>}
          <Fact label="Title">{person.title}</Fact>
          <Fact label="Department">{person.department}</Fact>
          <Fact label="Role">{person.role === "admin" ? "Admin" : "Member"}</Fact>
          <Fact label="Managed by">
            <ManagedBy token={person.managedBy} />
          </Fact>
          <Fact label="Added">
            <Time at={person.createdAt} />
          </Fact>
          <Fact label="Last changed">
            <Time at={person.lastModified} />
          </Fact>
        </Facts>
      </Panel>
    </Section>
  );
}

function managedNote({ managedBy, removedByScim }: Person): string | undefined {
  if (!managedBy) return undefined;
  return removedByScim
    ? `Your identity provider has deleted this account through “${managedBy.name}”. It comes back, with its sign-offs, if the provider creates it again.`
    : `The name and email addresses come from your identity provider through “${managedBy.name}”. Change them there.`;
}
