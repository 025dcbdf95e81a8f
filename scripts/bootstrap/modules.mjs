import { existsSync } from "node:fs";
import { registerHooks } from "node:module";

const root = new URL("../../", import.meta.url);

// Node strips the types from TypeScript by itself, but can't resolve our imports.
registerHooks({
  resolve(specifier, context, next) {
    // The package throws unless React's bundler vouches for a server. Everything in this process is on the server.
    if (specifier === "server-only") {
      return { url: "data:text/javascript,", format: "module", shortCircuit: true };
    }
    const path = fromRoot(specifier);
    return next(sourceOf(path, context.parentURL) ?? path, context);
  },
});

const fromRoot = (specifier) =>
  specifier.startsWith("@/") ? new URL(specifier.slice(2), root).href : specifier;

/** The TypeScript file meant by an import without an extension, if it exists. */
function sourceOf(path, importer) {
  const isOurs = importer?.startsWith("file:") && !importer.includes("/node_modules/");
  if (!isOurs || !/^(file:|\.\.?\/)/.test(path)) return undefined;
  const source = new URL(`${path}.ts`, importer);
  return existsSync(source) ? source.href : undefined;
}
