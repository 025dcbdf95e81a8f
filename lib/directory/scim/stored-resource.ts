import type { Stored } from "@/db/queries/stored-page";
import type { StoredResource } from "@/lib/scim/store";

/** A resource as read, or as just written by a change. */
export interface Kept extends Pick<Stored, "id" | "version" | "document" | "detached"> {
  readonly created: string | Date;
  readonly lastModified: string | Date;
}

/** A resource for the protocol's port; a detached attribute without values is unassigned (RFC 7643 s2.5). */
export function storedResource(
  { id, version, created, lastModified, document, detached }: Kept,
  attribute: string,
): StoredResource {
  return {
    id,
    version,
    created: new Date(created).toISOString(),
    lastModified: new Date(lastModified).toISOString(),
    document: detached?.length ? { ...document, [attribute]: detached } : document,
  };
}
