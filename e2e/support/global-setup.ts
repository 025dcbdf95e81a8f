import { startOwnServer } from "@/tests/support/own-server";

/** One production server for the whole run; workers inherit this process's environment. */
export default async function setup() {
  const server = await startOwnServer("e2e");
  process.env.E2E_PORT = String(server.port);
  return server.stop;
}
