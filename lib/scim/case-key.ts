/**
 * The form in which strings that are not caseExact are compared and kept unique: NFC of the Unicode lower case, for
 * some letters are only composed in lower case (J̌ is two characters, ǰ one). Both forms of the small sigma are one letter.
 */
export const caseKey = (value: string): string =>
  value.toLowerCase().normalize("NFC").replaceAll("ς", "σ");
