import type { Page } from "@playwright/test";

/**
 * Makes a page that was opened wait until React has taken over its controls: what a test does within
 * the first milliseconds would be lost on them, where a person would only just be looking.
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

/** Waits until React has taken over the controls of a page, whichever way it was come to. */
export const controlsWork = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("button, input:not([type=hidden])")].every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactFiber$")),
    ),
  );
