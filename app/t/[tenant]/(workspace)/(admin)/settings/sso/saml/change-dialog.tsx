"use client";
import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { SamlConnectForm } from "./connect-form";

/** Replaces the metadata or the provider; who signs in with SSO stays the same. */
export function SamlChangeDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Change the connection"
      description="For a new certificate or another identity provider. Settings and accounts stay as they are; test the connection afterwards."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Change</Button>}
    >
      <div className="-mx-5 -mb-5">
        <SamlConnectForm onDone={() => setOpen(false)} />
      </div>
    </Dialog>
  );
}
