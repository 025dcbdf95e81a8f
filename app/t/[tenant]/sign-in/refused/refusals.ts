type Refusal = { title: string; remedy: string };

const unproved: Refusal = {
  title: "Your identity provider's answer wasn't accepted",
  remedy:
    "The connection between it and this workspace needs an admin's attention: Settings, Single Sign-On, Test connection says what is wrong.",
};

const stale: Refusal = {
  title: "This sign-in took too long, or was used before",
  remedy: "Start again from the sign-in page. Each sign-in works once, within a few minutes.",
};

const refusals: Record<string, Refusal> = {
  deactivated: {
    title: "Your account is deactivated",
    remedy:
      "Your organisation knows you, and your account in this workspace is switched off. If you should have access, ask an admin of the workspace.",
  },
  unknownPerson: {
    title: "You have no account in this workspace",
    remedy:
      "Your organisation knows you, and this workspace doesn't yet. Ask an admin of the workspace to give you access.",
  },
  noEmail: {
    title: "Your identity provider didn't say who you are",
    remedy:
      "Its answer has no email address in it. An admin of this workspace can see what was sent under Settings, Single Sign-On, Test connection.",
  },
  notOn: {
    title: "Single sign-on isn't switched on here",
    remedy: "Sign in with your email and password, or ask an admin of this workspace.",
  },
  failedAtProvider: {
    title: "Your identity provider didn't let you in",
    remedy: "You may not be assigned to Accedo there. Ask whoever runs it in your organisation.",
  },
  rateLimited: {
    title: "Too many attempts",
    remedy: "Wait a quarter of an hour, then start again from the sign-in page.",
  },
  failed: {
    title: "Something went wrong",
    remedy: "You weren't signed in. Start again from the sign-in page.",
  },
  unavailable: {
    title: "Accedo can't reach its database right now",
    remedy: "You weren't signed in. Try again in a moment.",
  },
  expired: stale,
  unknownRequest: stale,
  replayed: stale,
};

/** What to tell somebody whose sign-in by SSO was refused; what went wrong in detail is for admins. */
export const refusalFor = (reason: string): Refusal =>
  Object.hasOwn(refusals, reason) ? (refusals[reason] ?? unproved) : unproved;
