/** A statement's text with its parameters numbered after `before` others. */
export const renumbered = (text: string, before: number): string =>
  before === 0 ? text : text.replace(/\$(\d+)/g, (_, n) => `$${before + Number(n)}`);
