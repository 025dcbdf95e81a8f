import type { Stored } from "@/db/queries/stored-page";
import type { StoredResource } from "@/lib/scim/store";

/** A resource as it was read, or as a change has just written it. */
export interface Kept extends Pick<Stored, "id" | "version" | "document" | "detached"> {
  readonly created: string | Date;
  readonly lastModified: string | Date;
}

/** A resource as the protocol's port hands it on; a detached attribute without values is unassigned (RFC 7643 s2.5). */
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
