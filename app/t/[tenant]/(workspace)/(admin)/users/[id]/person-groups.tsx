import { Badge } from "@/app/ui/badge";
import { Link } from "@/app/ui/link";
import { Nothing, Panel } from "@/app/ui/section";
import type { PersonDetails as Person } from "@/lib/directory/people";

/** A person's groups, direct and nested. */
export function PersonGroups({ groups }: { groups: Person["groups"] }) {
  if (groups.length === 0) return <Nothing>Not in any group.</Nothing>;
  return (
    <Panel>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {groups.map((group) => (
          <li key={group.id} className="flex items-center gap-2 wrap-anywhere">
            <Link href={`/groups/${group.id}`} className="rounded-sm font-medium hover:underline">
              {group.name}
            </Link>
            {!group.direct && <Badge>Nested</Badge>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
