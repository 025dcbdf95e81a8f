import { Link } from "@/app/ui/link";
import { Panel, Section } from "@/app/ui/section";

type LinkListProps = {
  title: string;
  sentence: string;
  empty: string;
  links: { href: string; label: string }[];
};

/** A section of links to what belongs to a group. */
export function LinkList({ title, sentence, empty, links }: LinkListProps) {
  return (
    <Section title={title} sentence={sentence}>
      <Panel>
        {links.length === 0 && <p className="text-sm text-muted">{empty}</p>}
        <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} className="rounded-sm font-medium hover:underline">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  );
}
