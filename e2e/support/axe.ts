import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const modal = "[role=dialog], [role=alertdialog]";

/**
 * No page has anything that axe objects to, in either theme; of the rules only contrast depends on that. What a
 * dialog covers nobody can reach, and is looked at without it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // It comes a moment after the content where one link led to another page.
  await expect(page).toHaveTitle(/./);
  const scope = (await page.locator(modal).count()) > 0 ? modal : "html";
  const axe = () =>
    new AxeBuilder({ page })
      .include(scope)
      // No page has frames; what gathers their results takes longer than the rules do.
      .setLegacyMode()
      .options({ resultTypes: ["violations"] });
  // Without motion, so that no colour is measured halfway between two.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await objections(axe()), `${page.url()} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await objections(axe().withRules("color-contrast")), `${page.url()} in dark`).toEqual([]);
}

async function objections(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
