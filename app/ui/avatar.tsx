/** A person's initials, as decoration beside the name. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-hover text-xs font-medium text-muted ring-1 ring-line ring-inset"
    >
      {initials(name)}
    </span>
  );
}

/** "Ada King Lovelace" -> "AL", "ada@example.com" -> "A". */
function initials(name: string): string {
  const words = name.split("@")[0]?.trim().split(/\s+/) ?? [];
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
