"use client";
import { useRef, useState } from "react";
import { Button, type Tone } from "@/app/ui/button";
import { ConfirmDialog } from "@/app/ui/confirm-dialog";
import { toast } from "@/app/ui/toast";
import { makeCertificateAction, useCertificateAction } from "./actions";

/** Creates the next certificate. It isn't used for signing yet, unless the current one is unusable. */
export const NewCertificateDialog = ({ isUsable }: { isUsable: boolean }) => (
  <CertificateDialog
    trigger="New certificate"
    tone={isUsable ? "secondary" : "primary"}
    title="Create a new certificate?"
    description={
      isUsable
        ? "It is kept next to the current one until your identity provider has it and you switch to it. Nothing changes before that."
        : "It replaces the one that can't be used any more. Give it to your identity provider right afterwards."
    }
    verb="Create certificate"
    action={makeCertificateAction}
    done="Certificate created. Give it to your identity provider next"
  />
);

/** Starts signing with the next certificate. */
export const UseNewCertificateDialog = () => (
  <CertificateDialog
    trigger="Use new certificate"
    tone="primary"
    title="Use the new certificate?"
    description="Logout requests are signed with it from now on, so your identity provider needs to have it. Assertions that are still encrypted for the old one can be read as before."
    verb="Use new certificate"
    action={useCertificateAction}
    done="The new certificate is in use"
  />
);

type CertificateDialogProps = {
  trigger: string;
  tone: Tone;
  title: string;
  description: string;
  verb: string;
  action: typeof makeCertificateAction;
  done: string;
};

function CertificateDialog({ trigger, tone, done, ...dialog }: CertificateDialogProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={button} tone={tone} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <ConfirmDialog
        {...dialog}
        tone="primary"
        fields={{}}
        onDone={() => toast(done)}
        open={open}
        onOpenChange={setOpen}
        returnFocus={button}
      />
    </>
  );
}
