import "server-only";
import { workspaceOf } from "@/lib/directory/viewer";
import { serviceProviderAt } from "@/lib/saml/service-provider";
import { serviceProviderMetadata } from "@/lib/saml/sp-metadata";
import { samlEndpoint } from "./saml-answer";

/** GET: what an identity provider has to know of this workspace, as a file. */
export const serveSamlMetadata = samlEndpoint(async (ctx, origin) => {
  const { slug } = await workspaceOf(ctx);
  return new Response(serviceProviderMetadata(serviceProviderAt(origin)), {
    headers: {
      "Content-Type": "application/samlmetadata+xml",
      "Content-Disposition": `attachment; filename="accedo-${slug}.xml"`,
    },
  });
});
