import type { Plan } from "@/lib/directory/plans";

export type DemoPerson = {
  givenName: string;
  familyName: string;
  email: string;
  role: "admin" | "member";
};

export type DemoWorkspace = {
  slug: string;
  name: string;
  plan: Plan;
  /** The first one is the workspace's first admin. */
  people: [DemoPerson, ...DemoPerson[]];
  /** Group names with the email addresses of their members. */
  groups: Record<string, string[]>;
};

/** Everybody's, in every demo workspace. */
export const demoPassword = "demo-password-2026";

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
  },
];

function person(name: string, email: string, role: DemoPerson["role"] = "member"): DemoPerson {
  const [givenName = "", familyName = ""] = name.split(" ");
  return { givenName, familyName, email, role };
}
