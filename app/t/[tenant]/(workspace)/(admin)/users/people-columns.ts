import type { Column } from "@/app/ui/table";

export const peopleColumns: Column[] = [
  { label: "Name" },
  { label: "Email" },
  { label: "Role" },
  { label: "Status" },
  { label: "Managed by" },
  { label: "Actions", quiet: true },
];
