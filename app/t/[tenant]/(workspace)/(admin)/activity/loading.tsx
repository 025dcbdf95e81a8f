import { PageHeadSkeleton, Skeleton } from "@/app/ui/skeleton";

const lines = Array.from({ length: 10 }, (_, index) => index);

export default function Loading() {
  return (
    <>
      <PageHeadSkeleton title="Activity Log" />
      <div className="divide-y divide-line rounded-lg bg-surface ring-1 ring-line">
        {lines.map((line) => (
          <div key={line} className="flex justify-between gap-8 px-4 py-3">
            <Skeleton className="w-2/3" />
            <Skeleton className="w-20" />
          </div>
        ))}
      </div>
    </>
  );
}
