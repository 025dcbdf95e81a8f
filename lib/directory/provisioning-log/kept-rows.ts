/** The maximum number of a workspace's requests, the newest, that the provisioning log keeps. */
export const keptRows = 50_000;
/** The same for unauthenticated requests, because anyone can send them. */
export const keptUnproved = 2_000;
