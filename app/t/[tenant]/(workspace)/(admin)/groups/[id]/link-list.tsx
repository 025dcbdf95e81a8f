import { Link } from "@/app/ui/link";
import { Nothing, Panel, Section } from "@/app/ui/section";

type LinkListProps = {
  title: string;
  sentence: string;
  empty: string;
  links: { href: string; label: string }[];
};

/** A section of links to things that belong to a group. */
export function LinkList({ title, sentence, empty, links }: LinkListProps) {
  return (
    <Section title={title} sentence={sentence}>
      {links.length === 0 ? (
        <Nothing>{empty}</Nothing>
      ) : (
        <Panel>
          <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
            {links.map(({ href, label }) => (
              <li key={href} className="wrap-anywhere">
                <Link href={href} className="rounded-sm font-medium hover:underline">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Section>
  );
}
