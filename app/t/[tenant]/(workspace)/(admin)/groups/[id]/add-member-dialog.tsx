"use client";
import { UserPlus } from "lucide-react";
import { Button } from "@/app/ui/button";
import { callAction } from "@/app/ui/call-action";
import { PickDialog } from "@/app/ui/pick-dialog";
import { toast } from "@/app/ui/toast";
import { findPeopleAction } from "../../find-actions";
import { addMemberAction } from "../actions";

/** Adds a person to a group. */
export function AddMemberDialog({ groupId }: { groupId: string }) {
  return (
    <PickDialog
      title="Add a member"
      description="The group's policies are assigned to them at once."
      label="Name or email"
      find={findPeopleAction}
      onPick={async ({ id, name }) => {
        const refusal = await callAction(addMemberAction, { id: groupId, memberId: id });
        if (!refusal) toast(`${name} added`);
        return refusal;
      }}
      trigger={<Button icon={UserPlus}>Add member</Button>}
    />
  );
}
