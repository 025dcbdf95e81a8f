import { leaveBySaml } from "@/lib/http/saml/logout";

export const GET = leaveBySaml;
