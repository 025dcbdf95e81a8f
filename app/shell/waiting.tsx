"use client";
import { createPortal } from "react-dom";
import { useLinkStatus } from "../ui/link";
import { type PageShape, PageSkeleton } from "../ui/skeleton";

/** Marks the link that it stands in while its page is on its way, and lays that page's skeleton over the one that is left. */
export function Waiting({ title, shape }: { title: string; shape: PageShape }) {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  const content = document.getElementById("content");
  return (
    <>
      <span data-waiting hidden />
      {content &&
        createPortal(
          <div className="late absolute inset-0 z-10 bg-canvas px-4 py-6 md:px-8 md:py-8">
            <div className="sticky top-20 md:top-8">
              <PageSkeleton title={title} shape={shape} />
            </div>
          </div>,
          content,
        )}
    </>
  );
}
