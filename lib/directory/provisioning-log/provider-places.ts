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
      "In Okta, go to the app's Provisioning tab → Integration → Edit, paste the token into API Token, and click Test API Credentials.",
    baseUrl: "In Okta, paste it into Base URL on the app's Provisioning tab → Integration.",
    mappings: "In Okta, see the app's Provisioning tab → To App → Attribute Mappings.",
  },
  entra: {
    token:
      "In Entra, go to the enterprise application → Provisioning → Admin Credentials, paste the token into Secret Token, and click Test Connection.",
    baseUrl: "In Entra, paste it into Tenant URL under Provisioning → Admin Credentials.",
    mappings: "In Entra, see the enterprise application → Provisioning → Mappings.",
  },
  google: {
    token:
      "In the Google Admin console, open the app's Auto-provisioning section, edit it, and paste the token into Access token.",
    baseUrl: "In the Google Admin console, paste it into Endpoint URL under Auto-provisioning.",
    mappings: "In the Google Admin console, see the app → Auto-provisioning → Attribute mapping.",
  },
  onelogin: {
    token:
      "In OneLogin, open the app's Configuration tab, paste the token into SCIM Bearer Token, and enable the API connection.",
    baseUrl: "In OneLogin, paste it into SCIM Base URL on the app's Configuration tab.",
    mappings: "In OneLogin, see the app's Parameters tab.",
  },
  jumpcloud: {
    token:
      "In JumpCloud, open the application's Identity Management tab, paste the token into Token Key, and click Test Connection.",
    baseUrl: "In JumpCloud, paste it into Base URL on the application's Identity Management tab.",
    mappings:
      "In JumpCloud, see the attribute mapping on the application's Identity Management tab.",
  },
  ping: {
    token:
      "In Ping, open the provisioning connection's configuration, paste the token into its access token field, and click Test Connection.",
    baseUrl: "In Ping, paste it into SCIM URL in the connection's configuration.",
    mappings: "In Ping, see the provisioning rule's attribute mapping.",
  },
};

const anyOther: Places = {
  token: "Open the connection's settings in the identity provider and paste the token there.",
  baseUrl: "Paste it into the base URL (or tenant URL) field of the connection's settings.",
  mappings: "See the attribute mappings in the connection's settings.",
};

/** Where in a provider's console an admin fixes a failure. */
export const placesIn = (provider: IdentityProvider | undefined): Places =>
  provider ? known[provider] : anyOther;
