import type { ScimError } from "../error";
import type { JsonObject } from "../json";

export type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/** One operation of a bulk request (RFC 7644 s3.7). `method` and `path` are as sent if they can't be parsed. */
export interface BulkOperation {
  readonly method: string;
  readonly path: string;
  readonly endpoint: string;
  /** The resource's id; absent in a POST. */
  readonly id?: string;
  readonly bulkId?: string;
  readonly version?: string;
  readonly data: JsonObject;
  /** Why the operation can't run. */
  readonly problem?: ScimError;
}

/** The result of an operation. */
export type Outcome =
  | { readonly status: number; readonly location?: string; readonly version?: string }
  | ScimError;
