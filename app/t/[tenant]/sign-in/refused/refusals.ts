type Refusal = { title: string; remedy: string };

const unproved: Refusal = {
  title: "Your identity provider's response wasn't accepted",
  remedy:
    "An admin of this workspace has to fix the connection: Test connection, under Settings → Single Sign-On, shows what is wrong.",
};

const stale: Refusal = {
  title: "This sign-in took too long or was already used",
  remedy: "Start again from the sign-in page. Each sign-in works only once, within a few minutes.",
};

const refusals: Record<string, Refusal> = {
  deactivated: {
    title: "Your account is deactivated",
    remedy:
      "Your organisation recognised you, but your account in this workspace is deactivated. If you should have access, ask an admin of the workspace.",
  },
  unknownPerson: {
    title: "You don't have an account in this workspace",
    remedy:
      "Your organisation recognised you, but you don't have an account here yet. Ask an admin of the workspace for access.",
  },
  noEmail: {
    title: "Your identity provider didn't say who you are",
    remedy:
      "Its response has no email address. An admin of this workspace can see what was sent with Test connection, under Settings → Single Sign-On.",
  },
  notOn: {
    title: "Single sign-on isn't turned on here",
    remedy: "Sign in with your email and password, or ask an admin of this workspace.",
  },
  failedAtProvider: {
    title: "Your identity provider didn't let you in",
    remedy: "Accedo may not be assigned to you there. Ask your organisation's IT team.",
  },
  rateLimited: {
    title: "Too many attempts",
    remedy: "Wait 15 minutes, then start again from the sign-in page.",
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

/** What to tell a person whose SSO sign-in was refused; the details are only for admins. */
export const refusalFor = (reason: string): Refusal =>
  Object.hasOwn(refusals, reason) ? (refusals[reason] ?? unproved) : unproved;
