import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { type Viewer, viewer } from "@/lib/directory/viewer";
import { log } from "@/lib/log";
import { pageViewerField } from "./page-viewer";
import { asVisitor, requestCtx } from "./request-ctx";

/** The result of a form's last submission. */
export type FormState<T = void> =
  | { status: "idle" }
  | { status: "ok"; data: T }
  | { status: "invalid"; fields: Record<string, string>; message?: string }
  | { status: "failed"; message: string };

type Action<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;
type Work<S extends z.ZodType, T> = (ctx: Ctx, input: z.output<S>) => Promise<T>;
type Guard = (ctx: Ctx, form: FormData) => Promise<Ctx>;

const action =
  (guard: Guard) =>
  <S extends z.ZodType, T>(schema: S, work: Work<S, T>): Action<T> =>
  async (_, form) => {
    const asked = await requestCtx();
    try {
      const ctx = await guard(asked, form);
      const input = schema.safeParse(fieldsOf(form));
      if (!input.success) return { status: "invalid", fields: messagesByField(input.error) };
      return { status: "ok", data: await work(ctx, input.data) };
    } catch (error) {
      unstable_rethrow(error);
      return refused(error, asked);
    }
  };

/** A form for admins. The session is read and verified here, in the action itself; the verb verifies it again. */
export const adminAction = action(async (ctx, form) => {
  const { user } = await viewer(ctx);
  if (user.role !== "admin") throw new DirectoryError("forbidden", "Only admins can do this.");
  assertPageOf(user, form);
  return ctx;
});

/** A form for anyone who is signed in. */
export const viewerAction = action(async (ctx, form) => {
  const { user } = await viewer(ctx);
  assertPageOf(user, form);
  return ctx;
});

/** A form for visitors who have not signed in yet. */
export const visitorAction = action(async (ctx) => asVisitor(ctx));

/** A page can outlast its session, and someone else may sign in: they must not submit what the first person typed. */
function assertPageOf(user: Viewer["user"], form: FormData): void {
  const pageViewer = form.get(pageViewerField);
  if (pageViewer === null || pageViewer === user.id) return;
  throw new DirectoryError(
    "forbidden",
    "Someone else has signed in since you opened this page, so nothing was done. Reload the page.",
  );
}

const mostFields = 100;

/** A field sent several times becomes a list. The number of fields is limited, because a client can send any number. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const sent = [...form];
  if (sent.length > mostFields) {
    throw new DirectoryError("invalid", `The form has more than ${mostFields} fields.`);
  }
  const named = Map.groupBy(
    sent.filter(([name]) => !name.startsWith("$ACTION")),
    ([name]) => name,
  );
  return Object.fromEntries(
    [...named].map(([name, fields]) => {
      const values = fields.map(([, value]) => value);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function messagesByField({ issues }: z.ZodError): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]).reverse());
}

function refused(
  error: unknown,
  { request }: Ctx,
): Exclude<FormState<never>, { status: "ok" | "idle" }> {
  if (!(error instanceof DirectoryError)) {
    log.error({ err: error, requestId: request.id }, "an action failed");
    return {
      status: "failed",
      message: `Something went wrong, and nothing was changed. Try again; if it keeps happening, contact support with request ID ${request.id}.`,
    };
  }
  if (!error.field) return { status: "failed", message: error.detail };
  return { status: "invalid", fields: { [error.field]: error.detail }, message: error.detail };
}
