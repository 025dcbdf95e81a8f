import manifest from "@/package.json" with { type: "json" };
import { commit } from "./env";

/** The running version of Accedo. */
export const version = { version: manifest.version, commit: commit() };

/** The same for display: 1.2.3 (4f2c9e1). */
export const versionText = version.commit
  ? `${version.version} (${version.commit})`
  : version.version;
