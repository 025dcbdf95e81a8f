import type { NextConfig } from "next";

const config: NextConfig = {
  // The folder is named so that a lockfile further up can't be taken for the project's.
  turbopack: { root: import.meta.dirname },
  // `npm run check` is where types are checked, tests and scripts included.
  typescript: { ignoreBuildErrors: true },
  // A SCIM client's path is answered as it was sent, never redirected.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@peculiar/x509",
    "pino",
    "postgres",
    "reflect-metadata",
  ],
};

export default config;
