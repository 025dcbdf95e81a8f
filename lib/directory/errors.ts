export type DirectoryErrorCode =
  | "workspaceNotFound"
  | "unauthenticated"
  | "planRequired"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "invalid"
  | "lastAdmin"
  | "managed"
  | "rateLimited"
  | "unavailable";

/** An error in the product's terms. `detail` may be shown to anyone; `cause` never leaves the server. */
export class DirectoryError extends Error {
  override readonly name = "DirectoryError";
  readonly code: DirectoryErrorCode;
  readonly detail: string;
  /** The name, in forms and schemas, of the input at fault. */
  readonly field: string | undefined;
  /** Whole seconds to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: DirectoryErrorCode,
    detail: string,
    options: { field?: string; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.field = options.field;
    this.retryAfter = options.retryAfter;
  }
}

export const notFound = (what: string) => new DirectoryError("notFound", `${what} not found.`);

export const conflict = (field: string, detail: string) =>
  new DirectoryError("conflict", detail, { field });

export const invalid = (field: string, detail: string) =>
  new DirectoryError("invalid", detail, { field });

/** The result of `work`, or the DirectoryError it throws; any other error is rethrown. */
export async function refusedOr<T>(work: () => Promise<T>): Promise<T | DirectoryError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DirectoryError) return error;
    throw error;
  }
}
