import { ScimError } from "@/lib/scim/error";
import { noEndpoint } from "@/lib/scim/service/endpoint";
import { type Handler, type Method, type Route, routeAt } from "./routes";

interface Asked {
  readonly method: string;
  readonly pathname: string;
  /** The base URL that the client should use. */
  readonly base: string;
}

/** The handler for a method and path. If there is none, one that refuses, because that too requires authentication. */
export function handlerAt({ method, pathname, base }: Asked): Handler {
  const segments = segmentsOf(pathname);
  if (!segments) return (scim) => scim.refuse(wrongBase(base));
  const route = routeAt(segments);
  if (!route) return (scim) => scim.refuse(noEndpoint(`/${segments.join("/")}`));
  if (method === "OPTIONS") return (scim) => scim.options(allowed(route));
  const served = route[(method === "HEAD" ? "GET" : method) as Method]; // any other method name has no handler
  return served ?? ((scim) => scim.refuse(notAllowed(method, route)));
}

/** The segments below the base, ignoring double and trailing slashes; undefined outside the base. */
function segmentsOf(pathname: string): string[] | undefined {
  const [scim, version, ...rest] = pathname.split("/").filter(Boolean).map(decoded);
  return scim === "scim" && version?.toLowerCase() === "v2" ? rest : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const allowed = (route: Route) =>
  ["OPTIONS", ...Object.keys(route), ...(route.GET ? ["HEAD"] : [])].sort().join(", ");

const notAllowed = (method: string, route: Route) =>
  new ScimError(
    405,
    `${method} isn't supported here. Supported methods: ${allowed(route)}.`,
    undefined,
    {
      headers: { Allow: allowed(route) },
    },
  );

const wrongBase = (base: string) =>
  new ScimError(404, `This isn't the SCIM base URL. Enter ${base} in the identity provider.`);
