import type { Column } from "@/app/ui/table";

export const policyColumns: Column[] = [
  { label: "Title" },
  { label: "Status" },
  { label: "Version", align: "right" },
  { label: "Signed" },
  { label: "Late", align: "right" },
  { label: "Last changed" },
];
