import { expect, type Page } from "@playwright/test";

/** Nothing is wider than the screen: otherwise a phone's browser would widen the page, and the window with it. */
export async function expectNothingSideways(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
