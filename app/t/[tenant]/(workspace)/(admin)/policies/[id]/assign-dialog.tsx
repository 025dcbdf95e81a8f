"use client";
import { UserPlus } from "lucide-react";
import { Button } from "@/app/ui/button";
import { callAction } from "@/app/ui/call-action";
import { PickDialog } from "@/app/ui/pick-dialog";
import { toast } from "@/app/ui/toast";
import { findPeopleAction } from "../../find-actions";
import { assignPolicyAction } from "../actions";

/** Assigns a policy to one person, regardless of their groups. */
export function AssignDialog({ policyId }: { policyId: string }) {
  return (
    <PickDialog
      title="Assign to a person"
      description="They are asked to sign this policy, whatever groups they are in."
      label="Name or email"
      find={findPeopleAction}
      onPick={async ({ id, name }) => {
        const refusal = await callAction(assignPolicyAction, { policyId, userId: id });
        if (!refusal) toast(`Assigned to ${name}`);
        return refusal;
      }}
      trigger={<Button icon={UserPlus}>Assign to a person</Button>}
    />
  );
}
