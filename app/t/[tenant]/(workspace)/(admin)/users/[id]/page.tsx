import { StatusBadge } from "@/app/ui/badge";
import { PageHead } from "@/app/ui/page-head";
import { Section } from "@/app/ui/section";
import { adminTitle, requireAdmin } from "@/lib/http/page";
import { PersonMenu } from "../person-menu";
import { loadPerson } from "./load-person";
import { PersonDetails } from "./person-details";
import { PersonGroups } from "./person-groups";
import { PersonHistory } from "./person-history";
import { PersonPolicies } from "./person-policies";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = ({ params }: Props) =>
  adminTitle(async (ctx) => (await loadPerson(ctx, (await params).id)).name);

export default async function PersonPage({ params }: Props) {
  const { ctx, tenant, user } = await requireAdmin();
  const person = await loadPerson(ctx, (await params).id);
  return (
    <>
      <PageHead
        title={person.name}
        sentence={person.email !== person.name && person.email}
        badge={<StatusBadge status={person.status} />}
        action={<PersonMenu person={{ ...person, isSelf: person.id === user.id }} look="page" />}
      />
      <PersonDetails person={person} />
      <Section title="Groups" sentence="Policies attached to a group are assigned to its members.">
        <PersonGroups groups={person.groups} />
      </Section>
      <PersonPolicies ctx={ctx} id={person.id} />
      <PersonHistory ctx={ctx} plan={tenant.plan} person={person} />
    </>
  );
}
