import { Link } from "@/app/ui/link";
import { RemoveButton } from "@/app/ui/remove-button";
import { Nothing, Panel, Section } from "@/app/ui/section";
import type { PolicyDetails } from "@/lib/directory/policies/policies";
import { attachPolicyAction, detachPolicyAction } from "../actions";
import { AttachDialog } from "./attach-dialog";

/** The groups whose members must sign. */
export function PolicyGroups({ policy }: { policy: PolicyDetails }) {
  const { id, groups, status } = policy;
  return (
    <Section
      title="Groups"
      sentence="Every member is asked to sign, including those who join later."
      action={status !== "archived" && <AttachDialog policyId={id} />}
    >
      {groups.length === 0 ? (
        <Nothing>Not attached to any group.</Nothing>
      ) : (
        <Panel>
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {groups.map((group) => (
              <li key={group.id} className="flex items-center gap-1 wrap-anywhere">
                <Link
                  href={`/groups/${group.id}`}
                  className="rounded-sm font-medium hover:underline"
                >
                  {group.name}
                </Link>
                <RemoveButton
                  label={`Detach from ${group.name}`}
                  action={detachPolicyAction}
                  undo={attachPolicyAction}
                  fields={{ policyId: id, groupId: group.id }}
                  done={`Detached from ${group.name}`}
                />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Section>
  );
}
