// biome-ignore-all lint/a11y/noRedundantRoles: rows that are blocks on a phone lose their elements' implicit roles.
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type Column = {
  label: string;
  align?: "right";
  /** The label is only for screen readers: a column of row menus. */
  quiet?: boolean;
};

/** A table whose rows become cards on a phone. */
export function Table({
  label,
  columns,
  children,
}: {
  label: string;
  columns: Column[];
  children: ReactNode;
}) {
  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <table role="table" aria-label={label} className="stacked-table w-full text-sm">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.label}
                role="columnheader"
                scope="col"
                className={classNames(
                  "sticky top-0 z-10 h-9 border-b border-line bg-surface px-4 font-medium whitespace-nowrap text-muted first:rounded-tl-lg last:rounded-tr-lg",
                  column.align === "right" ? "text-right" : "text-left",
                )}
              >
                {column.quiet ? <span className="sr-only">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line">
          {children}
        </tbody>
      </table>
    </div>
  );
}

/** One row of a `Table`. */
export function Row(props: ComponentProps<"tr">) {
  return <tr role="row" {...props} />;
}

type CellProps = ComponentProps<"td"> & {
  /** The column's label, shown beside the value on a phone. */
  label?: string;
  /** The cell that heads the card on a phone. */
  lead?: boolean;
  /** The cell in the card's upper corner on a phone. */
  corner?: boolean;
};

/** One cell of a `Table`. */
export function Cell({ label, lead, corner, className, ...rest }: CellProps) {
  return (
    <td
      role="cell"
      data-label={label}
      data-lead={lead || undefined}
      data-corner={corner || undefined}
      className={classNames("px-4 py-2.5 align-middle", className)}
      {...rest}
    />
  );
}
