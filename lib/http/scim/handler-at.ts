import { ScimError } from "@/lib/scim/error";
import { noEndpoint } from "@/lib/scim/service/endpoint";
import { type Handler, type Method, type Route, routeAt } from "./routes";

interface Asked {
  readonly method: string;
  readonly pathname: string;
  /** The base URL, as the client is to enter it. */
  readonly base: string;
}

/** What answers a method at a path. What isn't served is refused by a handler, too: it is for those whom one proves. */
export function handlerAt({ method, pathname, base }: Asked): Handler {
  const segments = segmentsOf(pathname);
  if (!segments) return (scim) => scim.refuse(wrongBase(base));
  const route = routeAt(segments);
  if (!route) return (scim) => scim.refuse(noEndpoint(`/${segments.join("/")}`));
  if (method === "OPTIONS") return (scim) => scim.options(allowed(route));
  const served = route[(method === "HEAD" ? "GET" : method) as Method]; // a name that isn't one has no handler
  return served ?? ((scim) => scim.refuse(notAllowed(method, route)));
}

/** The segments below the base, with doubled and trailing slashes passed over; undefined outside of the base. */
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
