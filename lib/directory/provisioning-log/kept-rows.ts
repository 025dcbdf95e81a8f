/** How many of a workspace's requests the provisioning log keeps at the most, the newest ones. */
export const keptRows = 50_000;
/** The same for those whose token wasn't proved: anybody can send them. */
export const keptUnproved = 2_000;
