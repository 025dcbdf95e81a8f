import { PageHeadSkeleton, TableSkeleton } from "@/app/ui/skeleton";
import { openColumns } from "./open-columns";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="To sign" />
      <TableSkeleton label="To sign" columns={openColumns} />
    </>
  );
}
