"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import {
  changeAccountSettings,
  changeRequestSigning,
  changeSignInMode,
  disconnectSso,
} from "@/lib/directory/sso/change-connection";
import {
  connectByHand,
  connectByMetadata,
  connectByMetadataUrl,
} from "@/lib/directory/sso/connect";
import { signInModes } from "@/lib/directory/sso/connection";
import { makeNextCertificate, switchToNextCertificate } from "@/lib/directory/sso/own-certificates";
import { startSsoTest } from "@/lib/directory/sso/start-sign-in";
import { adminAction } from "@/lib/http/action";
import { workspaceOrigin } from "@/lib/http/page";

const filled = (message: string) => z.string().trim().min(1, message);

export const connectByUrlAction = adminAction(
  z.object({ metadataUrl: filled("Enter the metadata URL.") }),
  async (ctx, input) => {
    await connectByMetadataUrl(ctx, input);
    refresh();
  },
);

export const connectByXmlAction = adminAction(
  z.object({ metadata: filled("Paste the metadata.") }),
  async (ctx, input) => {
    await connectByMetadata(ctx, input);
    refresh();
  },
);

export const connectByHandAction = adminAction(
  z.object({
    entityId: filled("Enter the entity ID."),
    ssoUrl: filled("Enter the sign-on URL."),
    sloUrl: z.string(),
    sloBinding: z.enum(["redirect", "post"]),
    certificates: filled("Paste the signing certificate."),
  }),
  async (ctx, input) => {
    await connectByHand(ctx, input);
    refresh();
  },
);

export const changeModeAction = adminAction(
  z.object({ mode: z.enum(signInModes) }),
  async (ctx, input) => {
    await changeSignInMode(ctx, input);
    refresh();
  },
);

export const changeAccountsAction = adminAction(
  z.object({
    emailAttribute: z.string(),
    givenNameAttribute: z.string(),
    familyNameAttribute: z.string(),
    createOnSignIn: z.enum(["true", "false"]).transform((value) => value === "true"),
  }),
  async (ctx, input) => {
    await changeAccountSettings(ctx, input);
    refresh();
  },
);

export const changeSigningAction = adminAction(
  z.object({ always: z.enum(["true", "false"]).transform((value) => value === "true") }),
  async (ctx, input) => {
    await changeRequestSigning(ctx, input);
    refresh();
  },
);

export const makeCertificateAction = adminAction(z.object({}), async (ctx) => {
  await makeNextCertificate(ctx);
  refresh();
});

export const useCertificateAction = adminAction(z.object({}), async (ctx) => {
  await switchToNextCertificate(ctx);
  refresh();
});

/** Returns the provider's URL, for the browser to go to. */
export const startTestAction = adminAction(z.object({}), async (ctx) => ({
  url: await startSsoTest(ctx, { origin: await workspaceOrigin() }),
}));

export const disconnectAction = adminAction(z.object({}), async (ctx) => {
  await disconnectSso(ctx);
  refresh();
});
