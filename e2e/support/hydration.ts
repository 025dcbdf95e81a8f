import type { Page } from "@playwright/test";

/**
 * Makes navigation wait until the page is hydrated: what a test does in the first milliseconds would be lost, while
 * a person would still be looking.
 */
export function waitingForControls(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const response = await goto.apply(page, args);
    await controlsWork(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload.apply(page, args);
    await controlsWork(page);
    return response;
  };
  return page;
}

/** Waits until the page's controls are hydrated, after any kind of navigation. */
export const controlsWork = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("button, input:not([type=hidden])")].every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactFiber$")),
    ),
  );
