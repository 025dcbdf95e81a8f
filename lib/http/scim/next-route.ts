import { scimHandler } from "./handler";

/**
 * Every verb, for a route file to export: Next answers one that isn't exported with a bare 405. Which verbs a
 * path has is for the handler to say.
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
