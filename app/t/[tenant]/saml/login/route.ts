import { startSamlSignIn } from "@/lib/http/saml/sign-in";

export const GET = startSamlSignIn;
