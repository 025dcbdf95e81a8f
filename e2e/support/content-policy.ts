import type { Page } from "@playwright/test";

/** Collects what a page's content security policy refuses from now on, as reported by the browser. */
export function refusedByPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}
