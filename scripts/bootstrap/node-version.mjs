/** Exits with a one-line error if Node is older than package.json's "engines" requires. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  console.error(
    `Accedo needs Node 20.9 or newer; this is ${process.version}. See https://nodejs.org`,
  );
  process.exit(1);
}
