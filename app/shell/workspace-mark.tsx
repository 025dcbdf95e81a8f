/** The workspace's first letter on the accent. */
export function WorkspaceMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-md bg-accent-fill text-sm font-semibold text-white"
    >
      {[...name.trim()][0]?.toUpperCase()}
    </span>
  );
}
