/** A help page. Articles for members contain only what concerns them; the others are only for admins. */
export interface Article {
  readonly slug: string;
  readonly title: string;
  readonly sentence: string;
  readonly forMembers: boolean;
}

export const articles = {
  sso: {
    slug: "sso-and-saml",
    title: "SSO and SAML",
    sentence: "Let people sign in with their account at your identity provider.",
    forMembers: false,
  },
  scim: {
    slug: "scim-provisioning",
    title: "SCIM provisioning",
    sentence: "Connect your identity provider, verify the sync, and rotate its token.",
    forMembers: false,
  },
  troubleshooting: {
    slug: "troubleshooting",
    title: "Troubleshooting",
    sentence: "What to check when a connection fails or a person is missing.",
    forMembers: false,
  },
  users: {
    slug: "users-and-roles",
    title: "Users and roles",
    sentence: "Who can do what, and where names and email addresses come from.",
    forMembers: true,
  },
  groups: {
    slug: "groups-and-auto-assign",
    title: "Groups and auto-assign",
    sentence: "How a policy reaches the people who have to sign it.",
    forMembers: true,
  },
} satisfies Record<string, Article>;

/** The articles that this person may read. */
export const articlesFor = (isAdmin: boolean): Article[] =>
  Object.values(articles).filter(({ forMembers }) => isAdmin || forMembers);
