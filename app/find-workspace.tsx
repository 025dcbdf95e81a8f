"use client";
import { useRef, useState } from "react";
import { isSlug } from "@/lib/directory/slug";
import { Button } from "./ui/button";
import { TextField } from "./ui/field";

/** Takes the visitor to a workspace's host. */
export function FindWorkspace({ origin }: { origin: string }) {
  const { protocol, host } = new URL(origin);
  const [slug, setSlug] = useState("");
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const typed = slug.trim().toLowerCase();

  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isSlug(typed)) return window.location.assign(`${protocol}//${typed}.${host}`);
        setError("Enter your workspace's name: letters, digits and hyphens.");
        field.current?.focus();
      }}
    >
      <TextField
        ref={field}
        label="Workspace"
        name="workspace"
        value={slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
        error={error}
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
