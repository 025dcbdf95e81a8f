/** Limits on what people enter, in characters, shared by verbs and forms. */
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
