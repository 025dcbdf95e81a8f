import type { ReactNode } from "react";
import { PageHead } from "@/app/ui/page-head";
import type { Article } from "./articles";

export interface HelpSection {
  /** Its anchor, which other pages link to. */
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** An article: a column of text with its sections listed beside it. */
export function ArticlePage({
  article: { title, sentence },
  sections,
}: {
  article: Article;
  sections: readonly HelpSection[];
}) {
  return (
    <article className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,42rem)_12rem]">
      <div className="min-w-0">
        <PageHead title={title} sentence={sentence} />
        <div className="space-y-10">
          {sections.map(({ id, title: heading, body }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id} className="mb-2 scroll-mt-20 text-base">
                {heading}
              </h2>
              <div className="prose">{body}</div>
            </section>
          ))}
        </div>
      </div>
      <nav aria-label="On this page" className="sticky top-8 hidden self-start text-sm lg:block">
        <p className="mb-2 text-xs font-medium text-muted">On this page</p>
        <ul className="space-y-1.5">
          {sections.map(({ id, title: heading }) => (
            <li key={id}>
              <a href={`#${id}`} className="rounded-sm text-muted hover:text-text">
                {heading}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </article>
  );
}
