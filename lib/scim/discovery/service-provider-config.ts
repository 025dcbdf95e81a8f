import type { JsonObject } from "../json";
import { limits } from "../limits";
import { urn } from "../urn";

/** What the service can do (RFC 7643 s5). */
export const serviceProviderConfig = (base: string, documentation: string): JsonObject => ({
  schemas: [urn.serviceProviderConfig],
  documentationUri: documentation,
  patch: { supported: true },
  bulk: {
    supported: true,
    maxOperations: limits.maxBulkOperations,
    maxPayloadSize: limits.maxBulkPayload,
  },
  filter: { supported: true, maxResults: limits.maxPageSize },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: "index",
    defaultPageSize: limits.defaultPageSize,
    maxPageSize: limits.maxPageSize,
    cursorTimeout: limits.cursorTimeout,
  },
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "OAuth Bearer Token",
      description: "A SCIM token of the workspace, in the Authorization header.",
      specUri: "https://www.rfc-editor.org/info/rfc6750",
      documentationUri: documentation,
    },
  ],
  meta: {
    resourceType: "ServiceProviderConfig",
    location: `${base}/ServiceProviderConfig`,
  },
});
