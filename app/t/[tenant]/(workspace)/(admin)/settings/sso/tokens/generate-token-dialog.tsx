"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { NewToken } from "./new-token";
import { TokenNameForm } from "./token-name-form";

type Fresh = { name: string; secret: string; saved: boolean; asked: boolean };

type GenerateTokenDialogProps = {
  /** The token to be replaced, and a suggested name for the new one. */
  rotation?: { id: string; name: string; suggestion: string } | undefined;
};

/** Asks for a name, then shows the token once. Closing before it was copied asks for confirmation once. */
export function GenerateTokenDialog({ rotation }: GenerateTokenDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [fresh, setFresh] = useState<Fresh>();

  const close = () => {
    if (fresh && !fresh.saved && !fresh.asked) return setFresh({ ...fresh, asked: true });
    setOpen(false);
    if (fresh) router.refresh();
    setFresh(undefined);
  };

  return (
    <Dialog
      title={fresh ? "Token generated" : rotation ? `Rotate “${rotation.name}”` : "Generate token"}
      description={fresh ? whereTo(fresh.name, rotation?.name) : whatFor(rotation?.name)}
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      trigger={
        rotation ? (
          <Button tone="ghost" aria-label={`Rotate ${rotation.name}`}>
            Rotate
          </Button>
        ) : (
          <Button tone="primary" icon={Plus}>
            Generate token
          </Button>
        )
      }
    >
      {fresh ? (
        <NewToken
          secret={fresh.secret}
          isLeaving={fresh.asked && !fresh.saved}
          onCopied={() => setFresh({ ...fresh, saved: true })}
          onDone={close}
        />
      ) : (
        <TokenNameForm
          rotation={rotation}
          onCancel={close}
          onGenerated={(token) => setFresh({ ...token, saved: false, asked: false })}
        />
      )}
    </Dialog>
  );
}

const whatFor = (replaced: string | undefined) =>
  replaced === undefined
    ? "Name it after the integration: the name appears in the table and in the Activity Log."
    : "Generates a second token for the same integration. The old one keeps working until you revoke it.";

const whereTo = (name: string, replaced: string | undefined) =>
  replaced === undefined
    ? `Paste the token of “${name}” into your identity provider's SCIM settings.`
    : `Paste the token of “${name}” into your identity provider in place of “${replaced}”, and test the connection there.`;
