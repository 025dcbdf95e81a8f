import type { Metadata } from "next";
import { counted } from "@/app/ui/counted";
import { FilterChip } from "@/app/ui/filter-chip";
import { HelpLink } from "@/app/ui/help-link";
import { PageHead } from "@/app/ui/page-head";
import { Pagination } from "@/app/ui/pagination";
import { SearchBox } from "@/app/ui/search-box";
import { choice, param, type SearchParams } from "@/app/ui/search-params";
import { listPeople } from "@/lib/directory/people";
import { requireAdmin } from "@/lib/http/page";
import { AddUserDialog } from "./add-user-dialog";
import { FirstSteps } from "./first-steps";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "Users" };

const statuses = [
  { value: "active", label: "Active" },
  { value: "deactivated", label: "Deactivated" },
] as const;
const roles = [
  { value: "admin", label: "Admin" },
  { value: "member", label: "Member" },
] as const;
const sources = [
  { value: "scim", label: "SCIM" },
  { value: "accedo", label: "Accedo" },
] as const;

const valuesOf = <T,>(options: readonly { value: T }[]): T[] => options.map(({ value }) => value);

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, user } = await requireAdmin();
  const params = await searchParams;
  const filter = {
    search: param(params, "q"),
    status: choice(params, "status", valuesOf(statuses)),
    role: choice(params, "role", valuesOf(roles)),
    source: choice(params, "source", valuesOf(sources)),
  };
  const { people, next, total } = await listPeople(ctx, {
    ...filter,
    after: param(params, "after"),
  });
  const isFiltered = Object.values(filter).some(Boolean);

  return (
    <>
      <PageHead
        title="Users"
        sentence={
          <>
            Everyone who has an account in this workspace, and what manages it.{" "}
            <HelpLink href="/help/users-and-roles">How accounts and roles work</HelpLink>
          </>
        }
        action={<AddUserDialog />}
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <SearchBox label="Search name or email" />
        <FilterChip label="Status" name="status" options={statuses} />
        <FilterChip label="Role" name="role" options={roles} />
        <FilterChip label="Managed by" name="source" options={sources} />
      </div>
      <PeopleTable people={people} viewerId={user.id} isFiltered={isFiltered} />
      <Pagination
        params={params}
        next={next}
        note={total > 0 ? counted(total, "person", "people") : undefined}
      />
      {!isFiltered && total === 1 && <FirstSteps />}
    </>
  );
}
