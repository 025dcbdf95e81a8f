/** What has to be known of an identity provider to believe what it signs. */
export interface IdentityProvider {
  readonly entityId: string;
  /** Where the browser is sent to sign in. */
  readonly ssoUrl: string;
  /** Where the browser is sent to sign out; null where the provider has no single logout. */
  readonly sloUrl: string | null;
  /** PEM; several while one takes over from another. */
  readonly certificates: readonly string[];
}
