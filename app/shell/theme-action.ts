"use server";
import { cookies } from "next/headers";
import { parseTheme, type Theme, themeCookie } from "./theme";

const oneYear = 31_536_000;

/** Keeps the chosen theme; the server renders with it, so that nothing flashes. */
export async function setThemeAction(theme: Theme): Promise<void> {
  const jar = await cookies();
  const chosen = parseTheme(theme);
  if (chosen === "system") jar.delete(themeCookie);
  else {
    jar.set(themeCookie, chosen, { maxAge: oneYear, sameSite: "lax", httpOnly: true, path: "/" });
  }
}
