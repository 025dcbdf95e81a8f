import { scimRoute } from "@/lib/http/scim/next-route";

export const dynamic = "force-dynamic";
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = scimRoute;
