/** The configuration of a test process, or of the server that it tests, with its own database. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_APP_URL: "",
    // A separate role, so that a run on a shared server doesn't touch the real one.
    DATABASE_APP_ROLE: "accedo_test_app",
    DATABASE_POOL_SIZE: "10",
    // So that counts per process are predictable; tests of several workers set their own.
    WEB_CONCURRENCY: "1",
    ACCEDO_SECRET: "a secret of the tests, which protects nothing",
    ROOT_DOMAIN: "localhost",
    TRUST_PROXY: "false",
    LOG_LEVEL: "warn",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
