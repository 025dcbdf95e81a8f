/** How messages travel through the browser: in a URL (HTTP-Redirect), or in a form (HTTP-POST). */
export type Binding = "redirect" | "post";

/** A provider's single logout service. */
export interface SingleLogout {
  readonly binding: Binding;
  readonly url: string;
  /** Where it accepts responses to its own requests; usually the same URL. */
  readonly responseUrl: string;
}

/** What must be known about an identity provider to trust what it signs. */
export interface IdentityProvider {
  readonly entityId: string;
  /** Where the browser is sent to sign in. */
  readonly ssoUrl: string;
  /** Null if the provider has no single logout. */
  readonly singleLogout: SingleLogout | null;
  /** PEM; several during a certificate rotation. */
  readonly certificates: readonly string[];
  /** Whether it only accepts signed authentication requests. */
  readonly wantsSignedRequests: boolean;
}
