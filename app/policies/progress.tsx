/** How many of those assigned have signed. */
export function Progress({ signed, assigned }: { signed: number; assigned: number }) {
  if (assigned === 0) return <span className="text-muted">Nobody is asked</span>;
  const percent = Math.floor((signed / assigned) * 100);
  return (
    <span className="inline-flex items-center gap-2.5 whitespace-nowrap tabular-nums">
      <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-line">
        <svg
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="size-full"
        >
          <rect width={percent} height="1" className="fill-success" />
        </svg>
      </span>
      {signed.toLocaleString("en")} of {assigned.toLocaleString("en")}
      <span className="text-muted">{percent}%</span>
    </span>
  );
}
