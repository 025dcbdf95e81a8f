import type { Column } from "@/app/ui/table";

export const logColumns: Column[] = [
  { label: "Request" },
  { label: "Outcome" },
  { label: "Token" },
  { label: "Duration", align: "right" },
  { label: "Time", align: "right" },
];
