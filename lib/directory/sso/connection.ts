import "server-only";
import { type ConnectionRow, findConnection } from "@/db/queries/sso";
import type { SignInMode } from "@/db/schema/sso";
import { readCertificate, type SigningCertificate } from "@/lib/saml/certificate";
import type { IdentityProvider } from "@/lib/saml/identity-provider";
import type { Tenant } from "../actor";
import type { Ctx } from "../ctx";
import { includes } from "../plans";
import { read } from "../write";

export type { SignInMode } from "@/db/schema/sso";
export { type ServiceProvider, serviceProviderAt } from "@/lib/saml/service-provider";

export type CertificateStatus = "valid" | "expiring" | "expired" | "notYetValid";

/** A certificate of the identity provider, and whether it is time to see to it. */
export interface Certificate extends Omit<SigningCertificate, "pem"> {
  readonly status: CertificateStatus;
}

/** Names of the attributes that hold what Accedo wants to know; null for the email means that the NameID is it. */
export interface AttributeMapping {
  readonly emailAttribute: string | null;
  readonly givenNameAttribute: string | null;
  readonly familyNameAttribute: string | null;
}

/** A workspace's identity provider, as its admins see it. */
export interface SsoConnection extends AttributeMapping {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  readonly certificates: readonly Certificate[];
  readonly mode: SignInMode;
  readonly createOnSignIn: boolean;
  /** When somebody last came through, in a test or in earnest; null since the last change. */
  readonly verifiedAt: Date | null;
  readonly connectedAt: Date;
}

/** The workspace's connection; null where there is none. */
export async function getSsoConnection(ctx: Ctx): Promise<SsoConnection | null> {
  const row = await read(ctx, "sso:read", findConnection);
  return row ? connectionOf(row) : null;
}

/** Who signs in by SSO, as a visitor may know. On a plan without SSO nobody does. */
export const signInModeOf = (ctx: Ctx): Promise<SignInMode> =>
  read(ctx, "session:start", async (tx, admitted) => {
    const [row, { tenant }] = await Promise.all([findConnection(tx), admitted]);
    return row && includes(tenant.plan, "sso") ? row.mode : "off";
  });

/** What the protocol has to know of the provider. */
export const providerOf = ({
  entityId,
  ssoUrl,
  sloUrl,
  certificates,
}: ConnectionRow): IdentityProvider => ({ entityId, ssoUrl, sloUrl, certificates });

/** The name under which events tell of the connection: it is the workspace's. */
export const target = ({ id, name }: Tenant) => ({ type: "workspace", id, label: name });

function connectionOf({ certificates, ...row }: ConnectionRow): SsoConnection {
  return {
    ...row,
    certificates: certificates.flatMap((pem) => {
      const certificate = readCertificate(pem);
      return certificate ? [described(certificate)] : [];
    }),
  };
}

const warningDays = 30;

function described({ pem: _, ...certificate }: SigningCertificate): Certificate {
  return { ...certificate, status: statusOf(certificate, Date.now()) };
}

function statusOf(
  { validFrom, validTo }: Pick<SigningCertificate, "validFrom" | "validTo">,
  now: number,
): CertificateStatus {
  if (now >= validTo.getTime()) return "expired";
  if (now < validFrom.getTime()) return "notYetValid";
  return validTo.getTime() - now < warningDays * 86_400_000 ? "expiring" : "valid";
}
