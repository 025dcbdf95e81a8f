"use server";
import { cookies } from "next/headers";
import { parseTheme, type Theme, themeCookie } from "./theme";

const oneYear = 31_536_000;

/** Stores the chosen theme in a cookie; the server renders with it, so that the page doesn't flash. */
export async function setThemeAction(theme: Theme): Promise<void> {
  const jar = await cookies();
  const chosen = parseTheme(theme);
  if (chosen === "system") jar.delete(themeCookie);
  else {
    jar.set(themeCookie, chosen, { maxAge: oneYear, sameSite: "lax", httpOnly: true, path: "/" });
  }
}
