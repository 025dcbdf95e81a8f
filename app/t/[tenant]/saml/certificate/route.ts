import { serveSamlCertificate } from "@/lib/http/saml/metadata";

export const GET = serveSamlCertificate;
