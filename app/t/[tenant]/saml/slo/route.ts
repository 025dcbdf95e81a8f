import { answerPostedSamlLogout, answerSamlLogout } from "@/lib/http/saml/logout";

export const GET = answerSamlLogout;
export const POST = answerPostedSamlLogout;
