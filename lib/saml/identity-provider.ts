/** How messages travel through the browser: in an address (HTTP-Redirect), or in a form (HTTP-POST). */
export type Binding = "redirect" | "post";

/** Where a provider ends its sessions. */
export interface SingleLogout {
  readonly binding: Binding;
  readonly url: string;
  /** Where it takes the answers to its own requests; mostly the same address. */
  readonly responseUrl: string;
}

/** What has to be known of an identity provider to believe what it signs. */
export interface IdentityProvider {
  readonly entityId: string;
  /** Where the browser is sent to sign in. */
  readonly ssoUrl: string;
  /** Null where the provider has no single logout. */
  readonly singleLogout: SingleLogout | null;
  /** PEM; several while one takes over from another. */
  readonly certificates: readonly string[];
  /** Whether it takes signed authentication requests alone. */
  readonly wantsSignedRequests: boolean;
}
