export const themeCookie = "accedo_theme";

const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The theme named by a cookie or a form; the system's if it names none. */
export function parseTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
