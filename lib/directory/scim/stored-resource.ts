import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import type { Needs, StoredResource } from "@/lib/scim/store";
import type { View } from "../write";

interface Row {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly lastModified: Date;
  readonly document: object;
}

/** Turns the rows of one page into resources, with the detached attributes that are needed. */
export type ShowAll<R> = (
  needs: Needs,
) => (tx: Tx, rows: readonly R[]) => Promise<StoredResource[]>;

/** A row as the protocol's port hands it on; a detached attribute without values is unassigned (RFC 7643 s2.5). */
export function storedResource(
  row: Row,
  detached: Record<string, JsonObject[] | undefined>,
): StoredResource {
  const assigned = Object.entries(detached).filter(([, values]) => values && values.length > 0);
  return {
    id: row.id,
    version: row.version,
    created: row.createdAt.toISOString(),
    lastModified: row.lastModified.toISOString(),
    document: { ...row.document, ...Object.fromEntries(assigned) } as JsonObject, // lib/scim checked it against the type's schema
  };
}

/** Shows a single row as `showAll` does. */
export const showOne =
  <R>(showAll: ShowAll<R>) =>
  (needs: Needs): View<R, StoredResource> =>
  async (tx, row) => {
    const [resource] = await showAll(needs)(tx, [row]);
    if (!resource) throw new Error("one row shows as one resource");
    return resource;
  };
