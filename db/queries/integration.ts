import { and, eq } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { scimTokens } from "../schema/scim-tokens";

/** The integration that owns a person or a group: a token, which the pages show by name. */
export interface Integration {
  readonly tokenId: string;
  readonly name: string;
}

/** Its columns; null if there is no such token. */
export const integration = { tokenId: scimTokens.id, name: scimTokens.name };

/** The join condition to what it owns. */
export const owns = ({ tenantId, managedBy }: { tenantId: PgColumn; managedBy: PgColumn }) =>
  and(eq(scimTokens.tenantId, tenantId), eq(scimTokens.id, managedBy));
