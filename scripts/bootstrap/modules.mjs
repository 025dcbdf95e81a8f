import { existsSync } from "node:fs";
import { registerHooks } from "node:module";

const root = new URL("../../", import.meta.url);

// Node takes the types out of TypeScript by itself. What it doesn't know is which files our imports mean.
registerHooks({
  resolve(specifier, context, next) {
    // The package throws wherever React's bundler did not vouch for a server. A process of Node is one by nature.
    if (specifier === "server-only") {
      return { url: "data:text/javascript,", format: "module", shortCircuit: true };
    }
    const path = fromRoot(specifier);
    return next(sourceOf(path, context.parentURL) ?? path, context);
  },
});

const fromRoot = (specifier) =>
  specifier.startsWith("@/") ? new URL(specifier.slice(2), root).href : specifier;

/** The TypeScript that a path of ours without an ending stands for, where there is such a file. */
function sourceOf(path, importer) {
  const isOurs = importer?.startsWith("file:") && !importer.includes("/node_modules/");
  if (!isOurs || !/^(file:|\.\.?\/)/.test(path)) return undefined;
  const source = new URL(`${path}.ts`, importer);
  return existsSync(source) ? source.href : undefined;
}
