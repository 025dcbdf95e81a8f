import { classNames } from "./class-names";
import { Cell, type Column, Row, Table } from "./table";

/** A block that stands for content on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("skeleton block h-4", className)} />;
}

/** The head of a page on its way. */
export function PageHeadSkeleton({ title }: { title: string }) {
  return (
    <header className="mb-6">
      <h1 className="text-xl">{title}</h1>
      <Skeleton className="mt-2 w-72 max-w-full" />
      <span role="status" className="sr-only">
        Loading {title}
      </span>
    </header>
  );
}

const rows = Array.from({ length: 8 }, (_, index) => index);

/** A table on its way, with its real columns. */
export function TableSkeleton({ label, columns }: { label: string; columns: Column[] }) {
  return (
    <Table label={label} columns={columns}>
      {rows.map((row) => (
        <Row key={row}>
          {columns.map((column, index) => (
            <Cell key={column.label} lead={index === 0}>
              <Skeleton className={index === 0 ? "w-40" : "w-20"} />
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}
