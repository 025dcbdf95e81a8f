"use client";
import { Banner } from "@/app/ui/banner";
import { Button } from "@/app/ui/button";
import { CopyField } from "@/app/ui/copy-field";
import { DialogActions } from "@/app/ui/dialog";

type NewTokenProps = {
  secret: string;
  isLeaving: boolean;
  onCopied: () => void;
  onDone: () => void;
};

/** The dialog's second step: the token in plain text, shown only once. */
export function NewToken({ secret, isLeaving, onCopied, onDone }: NewTokenProps) {
  return (
    <div className="space-y-4">
      <Banner tone="warning">This is the only time the token will be shown.</Banner>
      <CopyField label="Token" value={secret} onCopied={onCopied} autoFocus />
      <div role="alert" className="empty:hidden">
        {isLeaving && (
          <Banner tone="danger">
            You haven't copied the token yet. After you close this dialog, it can't be recovered:
            you would have to revoke it and generate a new one.
          </Banner>
        )}
      </div>
      <DialogActions>
        <Button tone={isLeaving ? "secondary" : "primary"} onClick={onDone}>
          {isLeaving ? "Close without copying" : "Done"}
        </Button>
      </DialogActions>
    </div>
  );
}
