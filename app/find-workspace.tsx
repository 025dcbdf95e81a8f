"use client";
import { useState } from "react";
import { Button } from "./ui/button";
import { TextField } from "./ui/field";

/** Leads to a workspace's own host. */
export function FindWorkspace({ origin }: { origin: string }) {
  const { protocol, host } = new URL(origin);
  const [slug, setSlug] = useState("");
  const typed = slug.trim().toLowerCase();

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        window.location.assign(`${protocol}//${typed}.${host}`);
      }}
    >
      <TextField
        label="Workspace"
        name="workspace"
        value={slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
        pattern="\s*[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?\s*"
        title="Letters, digits and hyphens"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        hint={
          <span className="font-mono text-xs">
            {protocol}
            {"//"}
            {typed || "your-workspace"}.{host}
          </span>
        }
      />
      <Button tone="primary" type="submit" className="w-full">
        Continue
      </Button>
    </form>
  );
}
