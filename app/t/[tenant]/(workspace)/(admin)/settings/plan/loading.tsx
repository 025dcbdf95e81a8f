import { PageHeadSkeleton, Skeleton } from "@/app/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Plan" />
      <div className="grid gap-4 md:grid-cols-3">
        {["Free", "Standard", "Premium"].map((plan) => (
          <div key={plan} className="space-y-4 rounded-lg bg-surface p-5 ring-1 ring-line">
            <Skeleton className="w-20" />
            <Skeleton className="h-24" />
            <Skeleton className="h-8" />
          </div>
        ))}
      </div>
    </>
  );
}
