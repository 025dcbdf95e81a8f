import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { visitorContext } from "@/lib/http/page";

export async function generateMetadata(): Promise<Metadata> {
  const { tenant } = await visitorContext();
  const name = tenant?.name ?? "Accedo";
  return { title: { absolute: name, template: `%s · ${name}` } };
}

export default async function TenantLayout({ children }: { children: ReactNode }) {
  const { tenant } = await visitorContext();
  if (!tenant) notFound();
  return children;
}
