import { PageHead } from "@/app/ui/page-head";
import type { SearchParams } from "@/app/ui/search-params";
import type { GroupDetails } from "@/lib/directory/groups/groups";
import { adminTitle, requireAdmin } from "@/lib/http/page";
import { GroupNameDialog } from "../group-name-dialog";
import { DeleteGroupDialog } from "./delete-group-dialog";
import { GroupPeople } from "./group-people";
import { LinkList } from "./link-list";
import { loadGroup } from "./load-group";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = ({ params }: Props) =>
  adminTitle(async (ctx) => (await loadGroup(ctx, (await params).id)).name);

export default async function GroupPage({ params, searchParams }: Props) {
  const { ctx } = await requireAdmin();
  const group = await loadGroup(ctx, (await params).id);
  return (
    <>
      <PageHead
        title={group.name}
        sentence={managedNote(group)}
        action={
          !group.managedBy && (
            <>
              <GroupNameDialog group={group} />
              <DeleteGroupDialog id={group.id} name={group.name} />
            </>
          )
        }
      />
      <LinkList
        title="Policies"
        sentence="Each member is asked to sign these. To attach another, open the policy."
        empty="No policies attached."
        links={group.policies.map(({ id, title }) => ({ href: `/policies/${id}`, label: title }))}
      />
      <GroupPeople ctx={ctx} group={group} params={await searchParams} />
      <LinkList
        title="Nested groups"
        sentence="Their members count as members of this group."
        empty="No groups are nested in this one."
        links={group.inside.map(linkToGroup)}
      />
      {group.around.length > 0 && (
        <LinkList
          title="Part of"
          sentence="Members of this group are also assigned these groups' policies."
          empty=""
          links={group.around.map(linkToGroup)}
        />
      )}
    </>
  );
}

const linkToGroup = ({ id, name }: { id: string; name: string }) => ({
  href: `/groups/${id}`,
  label: name,
});

const managedNote = ({ managedBy }: GroupDetails) =>
  managedBy
    ? `Its name and members come from your identity provider through “${managedBy.name}”. Change them there.`
    : "Managed in Accedo.";
