import type { Metadata } from "next";
import { PageHead } from "@/app/ui/page-head";
import { requireAdmin } from "@/lib/http/page";
import { PolicyForm } from "../policy-form";

export const metadata: Metadata = { title: "New policy" };

export default async function NewPolicyPage() {
  await requireAdmin();
  return (
    <>
      <PageHead title="New policy" sentence="Only admins can see a draft until it is published." />
      <PolicyForm />
    </>
  );
}
