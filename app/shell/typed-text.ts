/** Whether a form on this page has unsaved text. Searches and filters aren't in forms. */
export const holdsTypedText = (): boolean =>
  [...document.querySelectorAll("form")]
    .flatMap((form) => [...form.elements])
    .some(
      (field) =>
        (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
        field.value !== field.defaultValue,
    );
