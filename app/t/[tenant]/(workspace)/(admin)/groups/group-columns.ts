import type { Column } from "@/app/ui/table";

export const groupColumns: Column[] = [
  { label: "Name" },
  { label: "People", align: "right" },
  { label: "Nested groups", align: "right" },
  { label: "Policies", align: "right" },
  { label: "Managed by" },
];
