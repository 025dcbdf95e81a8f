import { expect, type Page } from "@playwright/test";
import type { TestTenant } from "@/tests/support/tenant";
import { controlsWork } from "./hydration";

/** Signs in the workspace's first admin through the page. */
export async function signIn(page: Page, { admin, signInAdmin }: TestTenant): Promise<void> {
  await signInAdmin();
  await page.goto("/");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Opens the menu of the signed-in person. */
export async function openAccount(page: Page): Promise<void> {
  await controlsWork(page);
  const navigation = page.getByRole("button", { name: "Open navigation" });
  if (await navigation.isVisible()) await navigation.click();
  await page.getByRole("button", { name: /^Your account/ }).click();
}
