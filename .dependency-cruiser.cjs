/** @type {import("dependency-cruiser").IConfiguration} */
const own = "^(app|lib|db|scripts|bench|tests|e2e|(server|middleware|instrumentation)[.]ts)";

module.exports = {
  forbidden: [
    {
      name: "scim-is-pure",
      comment: "lib/scim is the protocol alone: no package, no built-in, no other folder.",
      severity: "error",
      from: { path: "^lib/scim/" },
      to: { pathNot: "^lib/scim/" },
    },
    {
      name: "saml-is-protocol",
      comment:
        "lib/saml is the protocol alone: it reads, proves and writes messages, and does no I/O.",
      severity: "error",
      from: { path: "^lib/saml/" },
      to: { path: own, pathNot: "^lib/saml/" },
    },
    {
      name: "directory-direction",
      comment: "lib/directory knows the protocol's port and the database, not its callers.",
      severity: "error",
      from: { path: "^lib/directory/" },
      to: {
        path: own,
        pathNot: "^(lib/directory/|lib/(scim|saml)/|lib/(env|log|network-of|new-id)[.]ts|db/)",
      },
    },
    {
      name: "http-direction",
      comment: "lib/http joins the two edges to the protocol and the directory.",
      severity: "error",
      from: { path: "^lib/http/" },
      to: {
        path: own,
        pathNot:
          "^lib/(http/|scim/|saml/|directory/|rate-limit/|metrics/|workers/|tracing/|(env|log|network-of|new-id|version)[.]ts)",
      },
    },
    {
      name: "workers-direction",
      comment:
        "lib/workers runs processes and carries their messages; what is served it doesn't know.",
      severity: "error",
      from: { path: "^lib/workers/" },
      to: { path: own, pathNot: "^lib/(workers/|rate-limit/|log[.]ts)" },
    },
    {
      name: "db-direction",
      comment: "db knows the protocol's data (the filter it folds to SQL) and configuration.",
      severity: "error",
      from: { path: "^db/" },
      to: { path: own, pathNot: "^(db/|lib/scim/|lib/(env|log)[.]ts)" },
    },
    {
      name: "app-direction",
      comment:
        "Pages and routes go through lib/http and lib/directory; what JSON is, everybody may know.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: own, pathNot: "^(app/|lib/(http|directory)/|lib/scim/json\\.ts$)" },
    },
    {
      name: "sql-only-in-db",
      severity: "error",
      from: { path: own, pathNot: "^(db/|bench/|tests/(support|database|rehearsal)/)" },
      to: { path: "node_modules/(drizzle-orm|postgres)/" },
    },
    {
      name: "no-next-below-the-edge",
      severity: "error",
      from: { path: "^(lib|db)/", pathNot: "^lib/http/" },
      to: { path: "node_modules/(next|react|react-dom)/" },
    },
    {
      name: "embedded-server-only-for-scripts",
      comment: "What serves requests never starts a database.",
      severity: "error",
      from: { path: own, pathNot: "^(scripts/|bench/|tests/|e2e/|db/(cluster/|embedded[.]ts))" },
      to: { path: "^db/(cluster/|embedded[.]ts)" },
    },
    {
      name: "product-knows-no-tooling",
      severity: "error",
      from: { path: "^(app|lib|db|(server|middleware|instrumentation)[.]ts)" },
      to: { path: "^(scripts|bench|tests|e2e)/" },
    },
    {
      name: "no-development-package-in-the-product",
      severity: "error",
      from: { path: "^(app|lib|db|(server|middleware|instrumentation)[.]ts)" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // What Next writes when it builds the benchmark's floor.
    exclude: { path: "^bench/floor-next/([.]next/|next-env[.]d[.]ts$)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
