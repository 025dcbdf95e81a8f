import { ArrowRight, FileText, KeyRound, type LucideIcon, UsersRound } from "lucide-react";
import { Link } from "@/app/ui/link";
import { Section } from "@/app/ui/section";

type Step = { href: string; icon: LucideIcon; title: string; sentence: string };

const steps: Step[] = [
  {
    href: "/settings/sso",
    icon: KeyRound,
    title: "Connect your identity provider",
    sentence:
      "Okta, Entra ID, Google Workspace, OneLogin and others then add people and groups automatically.",
  },
  {
    href: "/policies/new",
    icon: FileText,
    title: "Write your first policy",
    sentence: "Publish it and attach it to a group: everyone in the group is asked to sign it.",
  },
  {
    href: "/groups",
    icon: UsersRound,
    title: "Or manage people here",
    sentence: "Add them with the button above, and put them into groups.",
  },
];

/** The first steps in a workspace whose only person is the viewing admin. */
export function FirstSteps() {
  return (
    <div className="mt-8">
      <Section title="First steps" sentence="You are the only person here so far.">
        <ul className="grid gap-3 md:grid-cols-3">
          {steps.map(({ href, icon: Icon, title, sentence }) => (
            <li key={href}>
              <Link
                href={href}
                className="group flex h-full flex-col rounded-lg bg-surface p-4 ring-1 ring-line transition-colors hover:bg-hover"
              >
                <Icon size={16} aria-hidden className="mb-3 text-accent" />
                <span className="flex items-center gap-1.5 font-medium">
                  {title}
                  <ArrowRight
                    size={14}
                    aria-hidden
                    className="text-muted transition-transform group-hover:translate-x-0.5"
                  />
                </span>
                <span className="mt-1 text-sm text-muted text-pretty">{sentence}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
