import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/ui/button";
import { counted } from "@/app/ui/counted";
import { EmptyState } from "@/app/ui/empty-state";
import { HelpLink } from "@/app/ui/help-link";
import { PageHead } from "@/app/ui/page-head";
import { Pagination } from "@/app/ui/pagination";
import { SearchBox } from "@/app/ui/search-box";
import { param, type SearchParams } from "@/app/ui/search-params";
import { listGroups } from "@/lib/directory/groups/groups";
import { requireAdmin } from "@/lib/http/page";
import { GroupNameDialog } from "./group-name-dialog";
import { GroupTable } from "./group-table";

export const metadata: Metadata = { title: "Groups" };

export default async function GroupsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { ctx } = await requireAdmin();
  const params = await searchParams;
  const search = param(params, "q");
  const { groups, next, total } = await listGroups(ctx, { search, after: param(params, "after") });
  return (
    <>
      <PageHead
        title="Groups"
        sentence={
          <>
            Policies attached to a group are assigned to its members as they join.{" "}
            <HelpLink href="/help/groups-and-auto-assign">How groups assign policies</HelpLink>
          </>
        }
        action={<GroupNameDialog />}
      />
      {(total > 0 || search) && (
        <div className="mb-4 flex">
          <SearchBox label="Search groups" />
        </div>
      )}
      {groups.length > 0 ? <GroupTable groups={groups} /> : <NoGroups isFiltered={!!search} />}
      <Pagination
        params={params}
        next={next}
        note={total > 0 ? counted(total, "group", "groups") : undefined}
      />
    </>
  );
}

function NoGroups({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={UsersRound} title="No group matches">
      Try fewer words.
    </EmptyState>
  ) : (
    <EmptyState
      icon={UsersRound}
      title="No groups yet"
      action={<ButtonLink href="/settings/sso">Set up provisioning</ButtonLink>}
    >
      Add a group, or let your identity provider push its groups.
    </EmptyState>
  );
}
