import type { IdentityProvider } from "./client";

interface Places {
  /** Where the token is entered, as an instruction. */
  readonly token: string;
  /** Where the base URL is entered. */
  readonly baseUrl: string;
  /** Where attributes are mapped. */
  readonly mappings: string;
}

const known: Record<IdentityProvider, Places> = {
  okta: {
    token:
      "In Okta, open the app's Provisioning tab, Integration, Edit, and paste the token into API Token; then Test API Credentials.",
    baseUrl: "In Okta it goes into Base URL, on the app's Provisioning tab under Integration.",
    mappings: "In Okta: the app's Provisioning tab, To App, Attribute Mappings.",
  },
  entra: {
    token:
      "In Entra, open the enterprise application, Provisioning, Admin Credentials, and paste the token into Secret Token; then Test Connection.",
    baseUrl: "In Entra it goes into Tenant URL, under Provisioning, Admin Credentials.",
    mappings: "In Entra: the enterprise application, Provisioning, Mappings.",
  },
  google: {
    token:
      "In the Google Admin console, open the app's Auto-provisioning section, edit it, and paste the token into Access token.",
    baseUrl: "In the Google Admin console it goes into Endpoint URL, under Auto-provisioning.",
    mappings: "In the Google Admin console: the app, Auto-provisioning, Attribute mapping.",
  },
  onelogin: {
    token:
      "In OneLogin, open the app's Configuration tab and paste the token into SCIM Bearer Token; then enable the API connection.",
    baseUrl: "In OneLogin it goes into SCIM Base URL, on the app's Configuration tab.",
    mappings: "In OneLogin: the app's Parameters tab.",
  },
  jumpcloud: {
    token:
      "In JumpCloud, open the application's Identity Management tab and paste the token into Token Key; then Test Connection.",
    baseUrl: "In JumpCloud it goes into Base URL, on the application's Identity Management tab.",
    mappings: "In JumpCloud: the application's Identity Management tab, attribute mapping.",
  },
  ping: {
    token:
      "In Ping, open the provisioning connection's configuration and paste the token into its access token field; then Test Connection.",
    baseUrl: "In Ping it goes into SCIM URL, in the connection's configuration.",
    mappings: "In Ping: the provisioning rule's attribute mapping.",
  },
};

const anyOther: Places = {
  token: "Open the connection's settings in the identity provider and paste the token there.",
  baseUrl: "It goes into the base URL, or tenant URL, of the connection's settings.",
  mappings: "They are in the connection's settings, as attribute mappings.",
};

/** What a provider calls the places where an admin puts a failure right. */
export const placesIn = (provider: IdentityProvider | undefined): Places =>
  provider ? known[provider] : anyOther;
