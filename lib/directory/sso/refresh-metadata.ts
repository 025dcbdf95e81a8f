import "server-only";
import {
  type ConnectionRow,
  claimMetadataLook,
  lockConnection,
  saveConnection,
} from "@/db/queries/sso-connection";
import type { IdentityProvider } from "@/lib/saml/identity-provider";
import { changesBetween, isNoChange } from "../changes";
import type { Ctx } from "../ctx";
import { DirectoryError, refusedOr } from "../errors";
import { workspaceTarget } from "../workspace-target";
import { recorded, unchanged, write } from "../write";
import { assertUsable, described, providerIn } from "./connect";
import { columnsOf, providerOf } from "./connection";
import { fetchMetadata } from "./fetch-metadata";

/** The minimum time between checks, in ms. */
const pauses = {
  usual: 24 * 3_600_000,
  /** After a signature that matches no certificate. Limited, because anyone can send one to trigger a check. */
  urgent: 5 * 60_000,
};

type Urgency = keyof typeof pauses;

/** Whether it is time to check the provider's metadata again. */
export const isMetadataDue = (
  { metadataUrl, metadataCheckedAt }: ConnectionRow,
  urgency: Urgency = "usual",
): boolean => metadataUrl !== null && (metadataCheckedAt ?? new Date(0)) < pauseStart(urgency);

const pauseStart = (urgency: Urgency): Date => new Date(Date.now() - pauses[urgency]);

/**
 * Checks the provider's metadata, once a day across all instances, and applies what changed, mainly certificates. An
 * error is stored for the admins, and the metadata read before stays in force. True if something changed.
 */
export async function refreshMetadata(
  ctx: Ctx,
  {
    urgency = "usual",
    fetched = fetchMetadata,
  }: { urgency?: Urgency; fetched?: typeof fetchMetadata } = {},
): Promise<boolean> {
  const claimed = await write(ctx, "sso:start", async (tx) =>
    unchanged(await claimMetadataLook(tx, pauseStart(urgency))),
  );
  if (!claimed?.metadataUrl) return false;
  const { metadataUrl } = claimed;
  const found = await refusedOr(async () => providerAt(claimed, await fetched(metadataUrl)));
  return write(ctx, "sso:start", async (tx, { tenant }) => {
    const connection = await lockConnection(tx);
    if (connection?.metadataUrl !== metadataUrl) return unchanged(false);
    if (found instanceof DirectoryError) {
      await saveConnection(tx, { metadataProblem: found.detail });
      return unchanged(false);
    }
    const changes = changesBetween(described(providerOf(connection)), described(found));
    const isSame = isNoChange(changes);
    await saveConnection(tx, {
      ...columnsOf(found),
      metadataReadAt: new Date(),
      metadataProblem: null,
      ...(!isSame && { verifiedAt: null }),
    });
    if (isSame) return unchanged(false);
    return recorded(true, {
      action: "sso.metadata_changed",
      target: workspaceTarget(tenant),
      ...changes,
      by: { type: "system" },
    });
  });
}

/** Throws invalid if the metadata can't be parsed, or now belongs to another provider. */
function providerAt({ entityId }: ConnectionRow, metadata: string): IdentityProvider {
  const provider = providerIn(metadata, "metadataUrl");
  assertUsable(provider);
  if (provider.entityId === entityId) return provider;
  throw new DirectoryError(
    "invalid",
    `The metadata now belongs to "${provider.entityId.slice(0, 200)}". To change to another identity provider, connect again.`,
  );
}
