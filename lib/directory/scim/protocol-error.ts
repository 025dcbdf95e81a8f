import { ScimError, type ScimType } from "@/lib/scim/error";
import { DirectoryError, type DirectoryErrorCode } from "../errors";

const meaning: Record<DirectoryErrorCode, { status: number; scimType?: ScimType }> = {
  workspaceNotFound: { status: 404 },
  unauthenticated: { status: 401 },
  planRequired: { status: 403 },
  forbidden: { status: 403 },
  notFound: { status: 404 },
  conflict: { status: 409, scimType: "uniqueness" },
  invalid: { status: 400, scimType: "invalidValue" },
  lastAdmin: { status: 403 },
  managed: { status: 403 },
  rateLimited: { status: 429 },
  unavailable: { status: 503 },
};

/** Turns a DirectoryError into a ScimError; returns anything else unchanged. */
export const protocolError = (error: unknown): unknown =>
  error instanceof DirectoryError ? protocolErrorOf(error) : error;

/** Turns a DirectoryError into a ScimError. */
export function protocolErrorOf(error: DirectoryError): ScimError {
  const { status, scimType } = meaning[error.code];
  return new ScimError(status, error.detail, scimType, {
    headers: {
      ...(error.retryAfter !== undefined && { "Retry-After": String(error.retryAfter) }),
    },
    cause: error,
  });
}
