/** What a workspace is to an identity provider. */
export interface ServiceProvider {
  readonly entityId: string;
  /** The assertion consumer service: where responses are posted. */
  readonly acsUrl: string;
  readonly sloUrl: string;
}

/** A workspace by its own address; another workspace's differs in all three. */
export const serviceProviderAt = (origin: string): ServiceProvider => ({
  entityId: `${origin}/saml/metadata`,
  acsUrl: `${origin}/saml/acs`,
  sloUrl: `${origin}/saml/slo`,
});
