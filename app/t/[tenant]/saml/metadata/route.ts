import { serveSamlMetadata } from "@/lib/http/saml/metadata";

export const GET = serveSamlMetadata;
