/**
 * The form in which strings that are not caseExact are compared and kept unique: Unicode lower case, then NFC, because
 * some letters are composed only in lower case (J̌ is two characters, ǰ one). Both forms of small sigma are one letter.
 */
export const caseKey = (value: string): string =>
  streamSafe(value.toLowerCase()).normalize("NFC").replaceAll("ς", "σ");

const shortEnough = 1_000;
// U+034F is a combining mark that interrupts a run of them.
const rowsOfMore = /(?:(?!\u{34F})\p{M}){30}(?=(?!\u{34F})\p{M})/gu;

/**
 * Ordering a run of combining marks takes quadratic time, minutes for a megabyte. The stream-safe form (UAX #15 s13)
 * limits a run to thirty, which no text in any language exceeds.
 */
const streamSafe = (text: string): string =>
  text.length > shortEnough ? text.replace(rowsOfMore, "$&\u{34F}") : text;
