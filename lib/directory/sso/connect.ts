import "server-only";
import { insertConnection, lockConnection, saveConnection } from "@/db/queries/sso-connection";
import { readCertificates } from "@/lib/saml/certificate";
import type { Binding, IdentityProvider } from "@/lib/saml/identity-provider";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { SamlRefusal } from "@/lib/saml/refusal";
import { changesBetween, isNoChange } from "../changes";
import type { Ctx } from "../ctx";
import { invalid } from "../errors";
import { workspaceTarget } from "../workspace-target";
import { prove, recorded, unchanged, write } from "../write";
import { fingerprintOf } from "./certificate";
import { columnsOf, providerOf } from "./connection";
import { fetchMetadata } from "./fetch-metadata";

const longest = 2_000;
const mostCertificates = 10;

/** Connects the workspace to the provider at a metadata URL, or applies what changed there. Throws invalid. */
export async function connectByMetadataUrl(
  ctx: Ctx,
  { metadataUrl }: { metadataUrl: string },
  fetched: typeof fetchMetadata = fetchMetadata,
): Promise<void> {
  await prove(ctx, "sso:write"); // nobody else may make the server fetch anything
  const provider = providerIn(await fetched(metadataUrl), "metadataUrl");
  await connect(ctx, provider, metadataUrl.trim());
}

/** The same with the metadata itself. Throws invalid. */
export const connectByMetadata = (ctx: Ctx, { metadata }: { metadata: string }): Promise<void> =>
  connect(ctx, providerIn(metadata, "metadata"));

/** The same with values entered by hand; `certificates` is one or more PEM blocks. Throws invalid. */
export const connectByHand = (
  ctx: Ctx,
  input: {
    entityId: string;
    ssoUrl: string;
    sloUrl: string;
    sloBinding: Binding;
    certificates: string;
  },
): Promise<void> => {
  const certificates = readCertificates(input.certificates.trim());
  if (certificates.length === 0) {
    throw invalid(
      "certificates",
      "Paste an X.509 certificate with an RSA key of at least 2048 bits, from BEGIN CERTIFICATE to END CERTIFICATE.",
    );
  }
  const url = input.sloUrl.trim();
  return connect(ctx, {
    entityId: input.entityId.trim(),
    ssoUrl: input.ssoUrl.trim(),
    singleLogout: url ? { binding: input.sloBinding, url, responseUrl: url } : null,
    certificates: [...new Set(certificates.map(({ pem }) => pem))],
    wantsSignedRequests: false,
  });
};

async function connect(
  ctx: Ctx,
  provider: IdentityProvider,
  metadataUrl: string | null = null,
): Promise<void> {
  assertUsable(provider);
  const now = new Date();
  const readAt = metadataUrl === null ? null : now;
  const metadata = {
    metadataUrl,
    metadataCheckedAt: readAt,
    metadataReadAt: readAt,
    metadataProblem: null,
  };
  const stored = { ...columnsOf(provider), ...metadata };
  await write(ctx, "sso:write", async (tx, { tenant }) => {
    const before = await lockConnection(tx);
    if (!before) {
      await insertConnection(tx, { ...stored, connectedAt: now });
      return recorded(undefined, {
        action: "sso.connected",
        target: workspaceTarget(tenant),
        after: described(provider),
      });
    }
    const changes = changesBetween(described(providerOf(before)), described(provider));
    const isSame = isNoChange(changes);
    await saveConnection(tx, isSame ? stored : { ...stored, verifiedAt: null });
    if (isSame) return unchanged(undefined);
    return recorded(undefined, {
      action: "sso.updated",
      target: workspaceTarget(tenant),
      ...changes,
    });
  });
}

/** The provider that metadata describes. Throws invalid, for the given field. */
export function providerIn(metadata: string, field: string): IdentityProvider {
  try {
    return readIdpMetadata(metadata);
  } catch (error) {
    if (error instanceof SamlRefusal) throw invalid(field, error.detail);
    throw error;
  }
}

/** Throws invalid if a provider's values can't work, or exceed the limits. */
export function assertUsable({
  entityId,
  ssoUrl,
  singleLogout,
  certificates,
}: IdentityProvider): void {
  if (!entityId || entityId.length > longest) {
    throw invalid(
      "entityId",
      "Enter the identity provider's entity ID, exactly as the provider shows it.",
    );
  }
  if (!isWebAddress(ssoUrl)) throw invalid("ssoUrl", "Enter a URL that begins with https://.");
  const { url, responseUrl } = singleLogout ?? { url: ssoUrl, responseUrl: ssoUrl };
  if (!isWebAddress(url) || !isWebAddress(responseUrl)) {
    throw invalid("sloUrl", "Enter a URL that begins with https://, or leave it empty.");
  }
  if (certificates.length > mostCertificates) {
    throw invalid("certificates", `Use at most ${mostCertificates} certificates.`);
  }
}

/** https, or http for a provider on the developer's own machine. */
function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) && text.length <= longest ? new URL(text) : undefined;
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
}

/** A provider as events record it, with the certificates' fingerprints. */
export const described = ({
  entityId,
  ssoUrl,
  singleLogout,
  certificates,
  wantsSignedRequests,
}: IdentityProvider) => ({
  entityId,
  ssoUrl,
  ...(singleLogout && { sloUrl: singleLogout.url, sloBinding: singleLogout.binding }),
  ...(singleLogout &&
    singleLogout.responseUrl !== singleLogout.url && { sloResponseUrl: singleLogout.responseUrl }),
  certificates: certificates.map(fingerprintOf),
  ...(wantsSignedRequests && { wantsSignedRequests }),
});
