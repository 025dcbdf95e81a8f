/** Whether a form on this page holds text that was typed and isn't saved. Searches and filters are in no form. */
export const holdsTypedText = (): boolean =>
  [...document.querySelectorAll("form")]
    .flatMap((form) => [...form.elements])
    .some(
      (field) =>
        (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
        field.value !== field.defaultValue,
    );
