import { PageHeadSkeleton, TableSkeleton } from "@/app/ui/skeleton";
import { peopleColumns } from "./people-columns";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Users" />
      <TableSkeleton label="Users" columns={peopleColumns} />
    </>
  );
}
