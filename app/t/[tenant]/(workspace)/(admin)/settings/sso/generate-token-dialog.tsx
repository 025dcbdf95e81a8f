"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { NewToken } from "./new-token";
import { TokenNameForm } from "./token-name-form";

type Fresh = { name: string; secret: string; saved: boolean; asked: boolean };

/** Names a token, then shows it once. Leaving before it was copied asks once. */
export function GenerateTokenDialog() {
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
      title={fresh ? "Token generated" : "Generate token"}
      description={
        fresh
          ? `Paste “${fresh.name}” into your identity provider's SCIM settings.`
          : "Name it after the integration: the name appears in the table and in the Activity Log."
      }
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      trigger={
        <Button tone="primary" icon={Plus}>
          Generate token
        </Button>
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
          onCancel={close}
          onGenerated={(token) => setFresh({ ...token, saved: false, asked: false })}
        />
      )}
    </Dialog>
  );
}
