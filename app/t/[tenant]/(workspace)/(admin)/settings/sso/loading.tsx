import { PageHeadSkeleton, TableSkeleton } from "@/app/ui/skeleton";
import { tokenColumns } from "./token-columns";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Single Sign-On" />
      <TableSkeleton label="SCIM Tokens" columns={tokenColumns} />
    </>
  );
}
