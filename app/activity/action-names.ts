/** Every action that the log knows, with the verb that puts its actor and its target into a sentence. */
const phrases: Record<string, string> = {
  "user.created": "created",
  "user.updated": "changed",
  "user.deactivated": "deactivated",
  "user.reactivated": "reactivated",
  "token.created": "generated the SCIM token",
  "token.revoked": "revoked the SCIM token",
};

/** "created", "revoked the SCIM token"; an action without a verb of its own by its name. */
export const phraseFor = (action: string): string =>
  phrases[action] ?? action.replace(".", " ").replaceAll("_", " ");

/** "User created": an action as the name of a filter. */
export function actionLabel(action: string): string {
  const [object = "", verb = ""] = action.split(".");
  const words = `${object} ${verb}`.replace(/(?<=[a-z])[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const actions = Object.keys(phrases);

/** Whether the fields that changed belong in the sentence: of a creation they would be all. */
export const tellsOfChanges = (action: string): boolean => action.endsWith(".updated");
