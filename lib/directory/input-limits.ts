/** How much people may enter, in characters: verbs and forms read the same numbers. */
export const inputLimits = {
  workspaceName: 80,
  personName: 200,
  groupName: 200,
  tokenName: 100,
  policyTitle: 200,
  policyBody: 200_000,
  shortestPassword: 12,
  longestPassword: 1_000,
} as const;
