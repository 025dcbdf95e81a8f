import type { Column } from "@/app/ui/table";

export const openColumns: Column[] = [
  { label: "Policy" },
  { label: "Version" },
  { label: "Status" },
  { label: "Assigned" },
  { label: "Due" },
  { label: "Action", quiet: true },
];
