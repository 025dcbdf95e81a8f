/** For how long a request is kept in the provisioning log. */
export const keptDays = 30;
/** How many of a workspace's requests are kept at the most, the newest ones. */
export const keptRows = 50_000;
/** The same for those whose token wasn't proved: anybody can send them. */
export const keptUnproved = 2_000;
