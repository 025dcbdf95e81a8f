export * from "./activity-events";
export * from "./groups";
export * from "./policies";
export * from "./scim-requests";
export * from "./scim-tokens";
export * from "./sign-in";
export * from "./tenants";
export * from "./users";
