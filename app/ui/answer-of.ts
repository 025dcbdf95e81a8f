import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { FormState } from "@/lib/http/action";
import { pageViewerField } from "@/lib/http/page-viewer";

export type Action<T> = (state: FormState<T>, data: FormData) => Promise<FormState<T>>;

/** The action's result. If none arrives, the page stays, with everything that was typed. */
export async function answerOf<T>(
  action: Action<T>,
  state: FormState<T>,
  data: FormData,
): Promise<FormState<T>> {
  const viewer = pageViewer();
  if (viewer) data.set(pageViewerField, viewer);
  try {
    return await action(state, data);
  } catch (error) {
    unstable_rethrow(error);
    return { status: "failed", message: whyNoAnswer(error) };
  }
}

/** The viewer for whom the page was rendered. */
const pageViewer = () =>
  document.querySelector<HTMLElement>("[data-page-viewer]")?.dataset.pageViewer;

const whyNoAnswer = (error: unknown) =>
  unstable_isUnrecognizedActionError(error)
    ? "Accedo was updated after you opened this page. Copy what you typed, then reload the page."
    : "There was no response, so this may not have been saved. Check your connection and try again.";
