import type { Column } from "@/app/ui/table";

export const tokenColumns: Column[] = [
  { label: "Name" },
  { label: "Status" },
  { label: "Created" },
  { label: "Last used" },
  { label: "Action", quiet: true },
];
