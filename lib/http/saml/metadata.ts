import "server-only";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { publishedKeys } from "@/lib/directory/sso/own-certificates";
import { workspaceOf } from "@/lib/directory/viewer";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { type PublishedKeys, serviceProviderMetadata } from "@/lib/saml/sp-metadata";
import { samlEndpoint } from "./endpoint";

/** GET: this workspace's metadata for the identity provider, as a file. */
export const serveSamlMetadata = samlEndpoint((ctx, origin) =>
  file(ctx, {
    type: "application/samlmetadata+xml",
    ending: "xml",
    content: (keys) => serviceProviderMetadata(serviceProviderAt(origin), keys),
  }),
);

/** GET: this workspace's certificate as a file; with `?next`, the one that will replace it. */
export const serveSamlCertificate = samlEndpoint((ctx, _, request) => {
  const isNext = new URL(request.url).searchParams.has("next");
  return file(ctx, {
    type: "application/x-pem-file",
    ending: isNext ? "next.pem" : "pem",
    content: ({ signing }) => `${signing[isNext ? 1 : 0] ?? ""}\n`,
  });
});

interface File {
  readonly type: string;
  readonly ending: string;
  readonly content: (keys: PublishedKeys) => string;
}

async function file(ctx: Ctx, { type, ending, content }: File): Promise<Response> {
  try {
    const [{ slug }, keys] = await Promise.all([workspaceOf(ctx), publishedKeys(ctx)]);
    return new Response(content(keys), {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="accedo-${slug}.${ending}"`,
      },
    });
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code !== "planRequired") throw error;
    return new Response(error.detail, { status: 403 }); // a machine may ask, and has no use for a page
  }
}
