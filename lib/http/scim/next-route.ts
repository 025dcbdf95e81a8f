import { scimHandler } from "./handler";

/**
 * Every method, for a route file to export: Next answers one that isn't exported with a bare 405. The handler
 * decides which methods a path has.
 */
export const scimRoute = {
  GET: scimHandler,
  HEAD: scimHandler,
  OPTIONS: scimHandler,
  POST: scimHandler,
  PUT: scimHandler,
  PATCH: scimHandler,
  DELETE: scimHandler,
};
