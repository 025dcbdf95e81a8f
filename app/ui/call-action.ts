import { type Action, answerOf } from "./answer-of";
import { formError } from "./use-form-action";

/** Runs a form's action without a form; returns the error message, if any. */
export async function callAction<T>(
  action: Action<T>,
  fields: Record<string, string>,
): Promise<string | undefined> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return formError(await answerOf(action, { status: "idle" }, data));
}
