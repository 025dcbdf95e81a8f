import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

/** No page has anything that axe objects to, in either theme; of the rules only contrast depends on that. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without motion, so that no colour is measured halfway between two.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await objections(new AxeBuilder({ page })), `${page.url()} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  const contrast = new AxeBuilder({ page }).withRules("color-contrast");
  expect(await objections(contrast), `${page.url()} in dark`).toEqual([]);
}

async function objections(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
