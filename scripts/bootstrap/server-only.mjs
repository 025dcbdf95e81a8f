import { registerHooks } from "node:module";

// The package throws wherever React's bundler did not vouch for a server. A script is one by nature.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== "server-only") return next(specifier, context);
    return { url: "data:text/javascript,", format: "module", shortCircuit: true };
  },
});
