import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { Link } from "@/app/ui/link";
import { PageHead } from "@/app/ui/page-head";
import { requireViewer } from "@/lib/http/page";
import { articlesFor } from "./articles";

export const metadata: Metadata = { title: "Help" };

export default async function HelpPage() {
  const { user } = await requireViewer();
  return (
    <>
      <PageHead title="Help" sentence="How this workspace works, with its own values filled in." />
      <ul
        aria-label="Articles"
        className="max-w-2xl divide-y divide-line rounded-lg bg-surface ring-1 ring-line"
      >
        {articlesFor(user.role === "admin").map(({ slug, title, sentence }) => (
          <li key={slug}>
            <Link
              href={`/help/${slug}`}
              className="focus-inset flex items-center justify-between gap-4 px-4 py-3 text-sm hover:bg-hover"
            >
              <span>
                <span className="block font-medium">{title}</span>
                <span className="block text-muted">{sentence}</span>
              </span>
              <ChevronRight size={16} aria-hidden className="shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
