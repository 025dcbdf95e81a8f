import { ScimError } from "./error";
import type { Precondition, StoredResource } from "./store";

/** The weak entity tag of a resource as it is shown (RFC 7644 s3.14): its version, and the digest of what raises none. */
export const etagOf = ({ version, digest }: Pick<StoredResource, "version" | "digest">): string =>
  `W/"${digest === undefined ? version : `${version}.${digest}`}"`;

/** A tag with nothing but the version in it, which is all that a filter can ask for. */
export const versionTag = (tag: string): string => tag.replace(/\.[\w-]+(?="?$)/, "");

/** The conditions of a request, as its headers state them. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Whether a header names a resource as it is shown: the client's copy is the same to the last detail. */
export const namesShown = (header: string, stored: StoredResource): boolean =>
  tagsIn(header).some((tag) => tag === "*" || tag === opaque(etagOf(stored)));

/** Whether a header names a version: the part of a tag that tells what clients can change. */
const namesVersion = (header: string, version: number): boolean =>
  tagsIn(header).some((tag) => tag === "*" || tag.split(".")[0] === String(version));

const tagsIn = (header: string): string[] => header.split(",").map(opaque);

/** Tags are compared weakly, since SCIM's are weak in If-Match too. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//i, "").replaceAll('"', "");

/** What must hold for a write, undefined where the client sets no condition. */
export function preconditionOf({ ifMatch, ifNoneMatch }: Conditions): Precondition | undefined {
  if (!ifMatch && !ifNoneMatch) return undefined;
  return (version) => {
    if (ifMatch && !namesVersion(ifMatch, version)) throw changed(version);
    if (ifNoneMatch && namesVersion(ifNoneMatch, version)) throw changed(version);
  };
}

const changed = (version: number) =>
  new ScimError(
    412,
    `The resource has changed: its version is now ${etagOf({ version })}. Read it again and repeat the change.`,
    undefined,
    { headers: { ETag: etagOf({ version }) } },
  );
