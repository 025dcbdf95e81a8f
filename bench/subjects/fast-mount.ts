import { freePort } from "@/db/cluster/free-port";
import { startServer } from "@/server";
import { report } from "./usage";

/** The product as `npm start` serves it: SCIM ahead of Next. */
const { port } = await startServer({ port: await freePort() });
report(port);
