/** A workspace as identity providers see it. */
export interface ServiceProvider {
  readonly entityId: string;
  /** The assertion consumer service: where responses are posted. */
  readonly acsUrl: string;
  readonly sloUrl: string;
}

/** The service provider at a workspace's origin; all three values differ between workspaces. */
export const serviceProviderAt = (origin: string): ServiceProvider => ({
  entityId: `${origin}/saml/metadata`,
  acsUrl: `${origin}/saml/acs`,
  sloUrl: `${origin}/saml/slo`,
});
