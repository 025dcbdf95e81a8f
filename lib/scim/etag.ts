import { ScimError } from "./error";
import type { Precondition } from "./store";

/** The weak entity tag of a version (RFC 7644 s3.14). */
export const etagOf = (version: number): string => `W/"${version}"`;

/** The conditions of a request, as its headers state them. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Whether a header names the version. Tags are compared weakly, since SCIM's are weak in If-Match too. */
export function names(header: string, version: number): boolean {
  return header
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//i, "").replaceAll('"', ""))
    .some((tag) => tag === "*" || tag === String(version));
}

/** What must hold for a write, undefined where the client sets no condition. */
export function preconditionOf({ ifMatch, ifNoneMatch }: Conditions): Precondition | undefined {
  if (!ifMatch && !ifNoneMatch) return undefined;
  return (version) => {
    if (ifMatch && !names(ifMatch, version)) throw changed(version);
    if (ifNoneMatch && names(ifNoneMatch, version)) throw changed(version);
  };
}

const changed = (version: number) =>
  new ScimError(
    412,
    `The resource has changed: its version is now ${etagOf(version)}. Read it again and repeat the change.`,
    undefined,
    { headers: { ETag: etagOf(version) } },
  );
