import type { Plan } from "@/lib/directory/plans";

export type DemoPerson = {
  givenName: string;
  familyName: string;
  email: string;
  role: "admin" | "member";
};

export type DemoPolicy = {
  title: string;
  body: string;
  dueDays: number | null;
  /** The groups whose members must sign it, and which of them have. */
  groups: string[];
  signedBy: string[];
};

export type DemoWorkspace = {
  slug: string;
  name: string;
  plan: Plan;
  /** The first one is the workspace's first admin. */
  people: [DemoPerson, ...DemoPerson[]];
  /** Group names, with the members' email addresses. */
  groups: Record<string, string[]>;
  policies: DemoPolicy[];
};

/** The password of everybody in the demo workspaces. */
export const demoPassword = "demo-password-2026";

const acceptableUse = `Devices that the company gives you are for your work.

Lock the screen when you leave your desk, install updates within a week, and don't share your sign-in with anybody. Some private use is fine as long as it costs no time and breaks no law.

If a device is lost, tell the help desk within the hour.`;

const incidents = `Report what looks wrong, even when you aren't sure: a message that asks for a password, a laptop that is missing, data in a place where it doesn't belong.

Call the security desk first, then write down what you saw and when. Leave the device switched on and connected.

Nobody is blamed for a report made in good faith.`;

const siteSafety = `Wear the protective equipment that the sign at the gate asks for, and sign in and out at reception.

Stop work that you think is unsafe. Anyone may do so, and nobody needs permission.`;

export const demoWorkspaces: DemoWorkspace[] = [
  {
    slug: "acme",
    name: "Acme",
    plan: "premium",
    people: [
      person("Ann Lindqvist", "ann@acme.example", "admin"),
      person("Marcus Oyelaran", "marcus@acme.example", "admin"),
      person("Priya Raman", "priya@acme.example"),
      person("Tomás Herrera", "tomas@acme.example"),
      person("Yuki Tanabe", "yuki@acme.example"),
      person("Lena Vogt", "lena@acme.example"),
      person("Samuel Adeyemi", "samuel@acme.example"),
      person("Chloé Marchand", "chloe@acme.example"),
    ],
    groups: {
      Engineering: ["priya@acme.example", "yuki@acme.example", "samuel@acme.example"],
      "Customer Support": ["tomas@acme.example", "lena@acme.example"],
      "Security Champions": ["yuki@acme.example", "marcus@acme.example"],
    },
    policies: [
      {
        title: "Acceptable use of company devices",
        body: acceptableUse,
        dueDays: 14,
        groups: ["Engineering", "Customer Support"],
        signedBy: ["priya@acme.example", "lena@acme.example"],
      },
      {
        title: "Reporting a security incident",
        body: incidents,
        dueDays: 7,
        groups: ["Engineering", "Security Champions"],
        signedBy: ["yuki@acme.example", "marcus@acme.example"],
      },
    ],
  },
  {
    slug: "globex",
    name: "Globex",
    plan: "standard",
    people: [
      person("Hanna Kowalska", "hanna@globex.example", "admin"),
      person("Idris Bello", "idris@globex.example"),
      person("Rosa Ferri", "rosa@globex.example"),
      person("Noah Brandt", "noah@globex.example"),
    ],
    groups: { Operations: ["idris@globex.example", "rosa@globex.example"] },
    policies: [
      {
        title: "Working safely on site",
        body: siteSafety,
        dueDays: 30,
        groups: ["Operations"],
        signedBy: ["rosa@globex.example"],
      },
    ],
  },
  {
    slug: "initech",
    name: "Initech",
    plan: "free",
    people: [
      person("Peter Novak", "peter@initech.example", "admin"),
      person("Milena Sokol", "milena@initech.example"),
    ],
    groups: { Everyone: ["peter@initech.example", "milena@initech.example"] },
    policies: [
      {
        title: "Acceptable use of company devices",
        body: acceptableUse,
        dueDays: null,
        groups: ["Everyone"],
        signedBy: [],
      },
    ],
  },
];

function person(name: string, email: string, role: DemoPerson["role"] = "member"): DemoPerson {
  const [givenName = "", familyName = ""] = name.split(" ");
  return { givenName, familyName, email, role };
}
