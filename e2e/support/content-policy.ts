import type { Page } from "@playwright/test";

/** Collects what a page's own content security policy refused, as the browser reports it, from now on. */
export function refusedByPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}
