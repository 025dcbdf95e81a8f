import { PageHeadSkeleton, TableSkeleton } from "@/app/ui/skeleton";
import { groupColumns } from "./group-columns";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Groups" />
      <TableSkeleton label="Groups" columns={groupColumns} />
    </>
  );
}
