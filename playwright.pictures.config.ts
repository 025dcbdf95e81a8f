import base from "./playwright.config";

/** The documentation's pictures: one after the other, in a workspace that they share. */
export default {
  ...base,
  testMatch: "pictures.ts",
  fullyParallel: false,
  workers: 1,
  projects: [{ name: "pictures" }],
};
