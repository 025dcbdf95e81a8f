/** The product's logo and name. */
export function ProductMark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7">
        <rect width="32" height="32" rx="8" className="fill-accent-fill" />
        <path
          d="M9 16.6 14 21.5 23.2 11"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Accedo
    </span>
  );
}
