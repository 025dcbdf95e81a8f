import "server-only";
import { type ConnectionRow, findConnection } from "@/db/queries/sso-connection";
import type { SignInMode } from "@/db/schema/sso";
import type { Tx } from "@/db/tx";
import { readCertificate } from "@/lib/saml/certificate";
import type { IdentityProvider, SingleLogout } from "@/lib/saml/identity-provider";
import type { Admitted } from "../admit";
import type { Ctx } from "../ctx";
import { includes } from "../plans";
import { read } from "../write";
import { type Certificate, certificateOf } from "./certificate";

export { type SignInMode, signInModes } from "@/db/schema/sso";
export { type ServiceProvider, serviceProviderAt } from "@/lib/saml/service-provider";

/** The names of the attributes that Accedo reads; a null email attribute means that the NameID is the email. */
export interface AttributeMapping {
  readonly emailAttribute: string | null;
  readonly givenNameAttribute: string | null;
  readonly familyNameAttribute: string | null;
}

/** The result of the last check of the provider's metadata. */
export interface MetadataStatus {
  readonly url: string;
  readonly readAt: Date | null;
  /** What was wrong at the last check; the metadata read before stays in force. */
  readonly problem: string | null;
}

/** A workspace's identity provider, as its admins see it. */
export interface SsoConnection extends AttributeMapping {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly singleLogout: SingleLogout | null;
  readonly certificates: readonly Certificate[];
  readonly wantsSignedRequests: boolean;
  /** Whether requests are signed even if the provider's metadata doesn't ask for it. */
  readonly alwaysSignsRequests: boolean;
  /** Null if the metadata was pasted, or the values entered by hand. */
  readonly metadata: MetadataStatus | null;
  readonly mode: SignInMode;
  readonly createOnSignIn: boolean;
  /** When a test or sign-in showed that it works; null after a change, until the next one does. */
  readonly verifiedAt: Date | null;
  readonly connectedAt: Date;
}

/** The workspace's connection; null if there is none. */
export async function getSsoConnection(ctx: Ctx): Promise<SsoConnection | null> {
  const row = await read(ctx, "sso:read", findConnection);
  return row ? connectionOf(row) : null;
}

/** The connection, if the plan includes SSO: otherwise it is ignored, so that a downgrade locks nobody out. */
export async function connectionInForce(
  tx: Tx,
  admitted: Admitted | Promise<Admitted>,
  find: typeof findConnection = findConnection,
): Promise<ConnectionRow | undefined> {
  const [row, { tenant }] = await Promise.all([find(tx), admitted]);
  return includes(tenant.plan, "sso") ? row : undefined;
}

/** Who signs in by SSO; visitors may read it. */
export const signInModeOf = (ctx: Ctx): Promise<SignInMode> =>
  read(
    ctx,
    "session:start",
    async (tx, admitted) => (await connectionInForce(tx, admitted))?.mode ?? "off",
  );

/** The provider, as the protocol code needs it. */
export const providerOf = ({
  entityId,
  ssoUrl,
  sloUrl,
  sloBinding,
  sloResponseUrl,
  certificates,
  wantsSignedRequests,
}: ConnectionRow): IdentityProvider => ({
  entityId,
  ssoUrl,
  singleLogout:
    sloUrl === null
      ? null
      : { binding: sloBinding, url: sloUrl, responseUrl: sloResponseUrl ?? sloUrl },
  certificates,
  wantsSignedRequests,
});

/** The columns that store a provider. */
export const columnsOf = ({
  entityId,
  ssoUrl,
  singleLogout,
  certificates,
  wantsSignedRequests,
}: IdentityProvider) => ({
  entityId,
  ssoUrl,
  sloUrl: singleLogout?.url ?? null,
  sloBinding: singleLogout?.binding ?? ("redirect" as const),
  sloResponseUrl: singleLogout?.responseUrl ?? null,
  certificates: [...certificates],
  wantsSignedRequests,
});

/** Whether to sign authentication requests. */
export const signsRequests = (row: ConnectionRow): boolean =>
  row.wantsSignedRequests || row.alwaysSignsRequests;

function connectionOf(row: ConnectionRow): SsoConnection {
  const { entityId, ssoUrl, singleLogout, wantsSignedRequests, certificates } = providerOf(row);
  return {
    ...row,
    entityId,
    ssoUrl,
    singleLogout,
    wantsSignedRequests,
    certificates: certificates.flatMap((pem) => (readCertificate(pem) ? certificateOf(pem) : [])),
    metadata:
      row.metadataUrl === null
        ? null
        : { url: row.metadataUrl, readAt: row.metadataReadAt, problem: row.metadataProblem },
  };
}
