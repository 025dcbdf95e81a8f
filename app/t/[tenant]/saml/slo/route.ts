import { answerSamlLogout } from "@/lib/http/saml-logout";

export const GET = answerSamlLogout;
