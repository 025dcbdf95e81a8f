import { expect, type Page } from "@playwright/test";
import type { TestTenant } from "@/tests/support/tenant";

/** Signs the workspace's first admin in through the page. */
export async function signIn(page: Page, { admin, signInAdmin }: TestTenant): Promise<void> {
  await signInAdmin();
  await page.goto("/");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
