import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const modal = "[role=dialog], [role=alertdialog]";

/**
 * Expects no axe violation in either theme; of the rules, only contrast depends on it. An open dialog is checked alone,
 * since what it covers is unreachable.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // After a link was followed, the title arrives a moment after the content.
  await expect(page).toHaveTitle(/./);
  const scope = (await page.locator(modal).count()) > 0 ? modal : "html";
  const axe = () =>
    new AxeBuilder({ page })
      .include(scope)
      // No page has frames, and gathering their results takes longer than the rules do.
      .setLegacyMode()
      .options({ resultTypes: ["violations"] });
  // Without motion, so that no colour is measured in mid-transition.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await objections(axe()), `${page.url()} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await objections(axe().withRules("color-contrast")), `${page.url()} in dark`).toEqual([]);
}

async function objections(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
