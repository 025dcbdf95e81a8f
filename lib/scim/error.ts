import type { JsonObject } from "./json";
import { urn } from "./urn";

/** RFC 7644 s3.12, table 9, and RFC 9865 s2.1. */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "invalidVers"
  | "sensitive"
  | "invalidCursor"
  | "expiredCursor"
  | "invalidCount";

/** A protocol error. The IdP's admin reads `detail`: what was wrong, where, and how to fix it. */
export class ScimError extends Error {
  override readonly name = "ScimError";
  readonly status: number;
  readonly detail: string;
  readonly scimType: ScimType | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string,
    scimType?: ScimType,
    options: { headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause });
    this.status = status;
    this.detail = detail;
    this.scimType = scimType;
    this.headers = options.headers ?? {};
  }

  /** The Error resource of RFC 7644 s3.12; `status` is a string there. */
  toJson(): JsonObject {
    return {
      schemas: [urn.error],
      status: String(this.status),
      ...(this.scimType && { scimType: this.scimType }),
      detail: this.detail,
    };
  }
}

/** A 400 with one of the RFC's keywords. */
export const badRequest = (scimType: ScimType, detail: string): ScimError =>
  new ScimError(400, detail, scimType);

export const notFound = (what: string): ScimError => new ScimError(404, `${what} not found.`);
