"use client";
import { Plus } from "lucide-react";
import { Button } from "@/app/ui/button";
import { callAction } from "@/app/ui/call-action";
import { PickDialog } from "@/app/ui/pick-dialog";
import { toast } from "@/app/ui/toast";
import { findGroupsAction } from "../../find-actions";
import { attachPolicyAction } from "../actions";

/** Attaches a policy to a group. */
export function AttachDialog({ policyId }: { policyId: string }) {
  return (
    <PickDialog
      title="Attach to a group"
      description="If the policy is published, its members are asked to sign it at once."
      label="Group name"
      find={findGroupsAction}
      onPick={async ({ id, name }) => {
        const refusal = await callAction(attachPolicyAction, { policyId, groupId: id });
        if (!refusal) toast(`Attached to ${name}`);
        return refusal;
      }}
      trigger={<Button icon={Plus}>Attach to a group</Button>}
    />
  );
}
