import { PageHeadSkeleton, TableSkeleton } from "@/app/ui/skeleton";
import { policyColumns } from "./policy-columns";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Policies" />
      <TableSkeleton label="Policies" columns={policyColumns} />
    </>
  );
}
