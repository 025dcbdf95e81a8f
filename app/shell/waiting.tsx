"use client";
import { createPortal } from "react-dom";
import { useLinkStatus } from "../ui/link";
import { type PageShape, PageSkeleton } from "../ui/skeleton";

/** Marks the link around it while its page loads, and covers the current page with the new one's skeleton. */
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
