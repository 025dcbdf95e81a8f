import { Panel } from "@/app/ui/section";
import { PageHeadSkeleton, Skeleton } from "@/app/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="General" />
      <Panel>
        <div className="max-w-md space-y-4">
          <Skeleton className="w-24" />
          <Skeleton className="h-9" />
          <Skeleton className="h-8 w-28" />
        </div>
      </Panel>
    </>
  );
}
