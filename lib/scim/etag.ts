import { ScimError } from "./error";
import type { Precondition, StoredResource } from "./store";

/** The weak ETag of a resource as shown (RFC 7644 s3.14): its version, and a digest of what changes without it. */
export const etagOf = ({ version, digest }: Pick<StoredResource, "version" | "digest">): string =>
  `W/"${digest === undefined ? version : `${version}.${digest}`}"`;

/** A tag with only the version, which is all that a filter can compare. */
export const versionTag = (tag: string): string => tag.replace(/\.[\w-]+(?="?$)/, "");

/** A request's conditional headers. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Whether a header lists a resource's exact tag: the client's copy is identical. */
export const namesShown = (header: string, stored: StoredResource): boolean =>
  tagsIn(header).some((tag) => tag === "*" || tag === opaque(etagOf(stored)));

/** Whether a header lists a version: the part of a tag that covers what clients can change. */
const namesVersion = (header: string, version: number): boolean =>
  tagsIn(header).some((tag) => tag === "*" || tag.split(".")[0] === String(version));

const tagsIn = (header: string): string[] => header.split(",").map(opaque);

/** For weak comparison, because SCIM's tags are weak even in If-Match. */
const opaque = (tag: string): string => tag.trim().replace(/^W\//i, "").replaceAll('"', "");

/** The precondition of a write; undefined if the client sets none. */
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
