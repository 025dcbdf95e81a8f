/**
 * The form in which strings that are not caseExact are compared and kept unique: NFC of the Unicode lower case, for
 * some letters are only composed in lower case (J̌ is two characters, ǰ one). Both forms of the small sigma are one letter.
 */
export const caseKey = (value: string): string =>
  streamSafe(value.toLowerCase()).normalize("NFC").replaceAll("ς", "σ");

const shortEnough = 1_000;
// U+034F is a mark that ends a row of them.
const rowsOfMore = /(?:(?!\u{34F})\p{M}){30}(?=(?!\u{34F})\p{M})/gu;

/**
 * Marks in a row take the square of their number to be put in order, minutes for a megabyte of them. The stream-safe
 * form (UAX #15 s13) has no more than thirty, and so has every text in any language.
 */
const streamSafe = (text: string): string =>
  text.length > shortEnough ? text.replace(rowsOfMore, "$&\u{34F}") : text;
