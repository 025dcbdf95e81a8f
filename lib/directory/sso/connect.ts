import "server-only";
import { insertConnection, lockConnection, saveConnection } from "@/db/queries/sso";
import { readCertificate, readCertificates } from "@/lib/saml/certificate";
import type { IdentityProvider } from "@/lib/saml/identity-provider";
import { readIdpMetadata } from "@/lib/saml/idp-metadata";
import { SamlRefusal } from "@/lib/saml/refusal";
import { changesBetween } from "../changes";
import type { Ctx } from "../ctx";
import { invalid } from "../errors";
import { read, recorded, unchanged, write } from "../write";
import { providerOf, target } from "./connection";
import { fetchMetadata } from "./fetch-metadata";

const longest = 2_000;
const mostCertificates = 10;

/** Connects the workspace to the provider of a metadata URL, or takes over what changed there. Throws invalid. */
export async function connectByMetadataUrl(
  ctx: Ctx,
  { metadataUrl }: { metadataUrl: string },
): Promise<void> {
  await read(ctx, "sso:write", (_, admitted) => admitted); // nobody else has the server fetch anything
  await connect(ctx, providerIn(await fetchMetadata(metadataUrl), "metadataUrl"));
}

/** The same by the metadata itself. Throws invalid. */
export const connectByMetadata = (ctx: Ctx, { metadata }: { metadata: string }): Promise<void> =>
  connect(ctx, providerIn(metadata, "metadata"));

/** The same by hand; `certificates` is one or several PEM blocks. Throws invalid. */
export const connectByHand = (
  ctx: Ctx,
  input: { entityId: string; ssoUrl: string; sloUrl: string; certificates: string },
): Promise<void> => {
  const certificates = readCertificates(input.certificates.trim());
  if (certificates.length === 0) {
    throw invalid(
      "certificates",
      "Paste an X.509 certificate with an RSA key of at least 2048 bits, from BEGIN CERTIFICATE to END CERTIFICATE.",
    );
  }
  return connect(ctx, {
    entityId: input.entityId.trim(),
    ssoUrl: input.ssoUrl.trim(),
    sloUrl: input.sloUrl.trim() || null,
    certificates: [...new Set(certificates.map(({ pem }) => pem))],
  });
};

async function connect(ctx: Ctx, provider: IdentityProvider): Promise<void> {
  assertUsable(provider);
  const stored = { ...provider, certificates: [...provider.certificates] };
  await write(ctx, "sso:write", async (tx, { tenant }) => {
    const before = await lockConnection(tx);
    if (!before) {
      await insertConnection(tx, { ...stored, connectedAt: new Date() });
      return recorded(undefined, {
        action: "sso.connected",
        target: target(tenant),
        after: described(provider),
      });
    }
    const changes = changesBetween(described(providerOf(before)), described(provider));
    if (Object.keys(changes.after).length === 0) return unchanged(undefined);
    await saveConnection(tx, { ...stored, verifiedAt: null });
    return recorded(undefined, { action: "sso.updated", target: target(tenant), ...changes });
  });
}

function providerIn(metadata: string, field: string): IdentityProvider {
  try {
    return readIdpMetadata(metadata);
  } catch (error) {
    if (error instanceof SamlRefusal) throw invalid(field, error.detail);
    throw error;
  }
}

function assertUsable({ entityId, ssoUrl, sloUrl, certificates }: IdentityProvider): void {
  if (!entityId || entityId.length > longest) {
    throw invalid("entityId", "Enter the entity id of the identity provider, as it writes it.");
  }
  if (!isWebAddress(ssoUrl)) throw invalid("ssoUrl", "Enter an address that begins with https://.");
  if (sloUrl !== null && !isWebAddress(sloUrl)) {
    throw invalid("sloUrl", "Enter an address that begins with https://, or leave it empty.");
  }
  if (certificates.length > mostCertificates) {
    throw invalid("certificates", `Use at most ${mostCertificates} certificates.`);
  }
}

/** https, or a provider on the developer's own machine. */
function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) && text.length <= longest ? new URL(text) : undefined;
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
}

/** As events show it: a certificate by its fingerprint. */
const described = ({ entityId, ssoUrl, sloUrl, certificates }: IdentityProvider) => ({
  entityId,
  ssoUrl,
  ...(sloUrl !== null && { sloUrl }),
  certificates: certificates.flatMap((pem) => readCertificate(pem)?.fingerprint ?? []),
});
