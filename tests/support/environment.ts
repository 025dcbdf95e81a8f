/** The configuration of a test process, or of the server that it tests, on a database of its own. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_APP_URL: "",
    // Its own role, so that a run on somebody's server leaves the real one alone.
    DATABASE_APP_ROLE: "accedo_test_app",
    DATABASE_POOL_SIZE: "10",
    // So that what is counted in a process can be told beforehand; tests of several set their own.
    WEB_CONCURRENCY: "1",
    ACCEDO_SECRET: "a secret of the tests, which protects nothing",
    ROOT_DOMAIN: "localhost",
    TRUST_PROXY: "false",
    LOG_LEVEL: "warn",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
