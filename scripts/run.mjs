// The entry point of every npm script: plain JavaScript with only built-in modules, since it runs on whatever Node the
// machine has, before anything is installed.
import { requireNode } from "./bootstrap/node-version.mjs";

const [command, ...args] = process.argv.slice(2);

requireNode();
// Imported only now, since an old Node can't even parse these.
Promise.all([import("./bootstrap/install.mjs"), import("./bootstrap/launch.mjs")]).then(
  ([{ installDependencies }, { launch }]) => {
    installDependencies();
    launch(`scripts/${command}.ts`, args);
  },
);
