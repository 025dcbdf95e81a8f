/**
 * The form in which strings that are not caseExact are compared and kept unique.
 * Unicode lower case over NFC; both forms of the small sigma are one letter.
 */
export const caseKey = (value: string): string =>
  value.normalize("NFC").toLowerCase().replaceAll("ς", "σ");
