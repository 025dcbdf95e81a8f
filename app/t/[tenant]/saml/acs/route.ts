import { acceptSamlResponse } from "@/lib/http/saml/sign-in";

export const POST = acceptSamlResponse;
