export type Guide = {
  id: string;
  label: string;
  /** The provider's name for the field that takes the endpoint URL. */
  endpointField: string;
  /** *Stars* enclose text that appears on the provider's page. */
  steps: string[];
  note: string;
};

export const guides: Guide[] = [
  {
    id: "okta",
    label: "Okta",
    endpointField: "Base URL",
    steps: [
      "In the Okta Admin console, open the Accedo app, and its *Provisioning* tab.",
      "Choose *Configure API Integration* and tick *Enable API integration*.",
      "Paste the URL above into *Base URL* and the token that you generated into *API Token*.",
      "Choose *Test API Credentials*. Okta calls this workspace with the token; a 401 means that the token has whitespace around it, is incomplete, or was revoked.",
      "Choose *Save*. Under *To App*, tick *Create Users*, *Update User Attributes* and *Deactivate Users*, and save again.",
      "Assign the app to the people or groups whose accounts Okta should manage. The first ones arrive at once.",
      "On the *Push Groups* tab, choose the groups to push here with their members. Assigning the app to a group sends its people, but not the group.",
    ],
    note: "To verify: *Last used* in the tokens table changes with the first call, and the people appear under Users. An app that you created yourself with *Create App Integration* has other names: tick *Enable SCIM provisioning* on *General* first; under *Provisioning*, *Integration*, the fields are *SCIM connector base URL*, *Unique identifier field for users* (userName) and, with *HTTP Header* as the mode, *Authorization*; tick *Push New Users*, *Push Profile Updates* and *Push Groups*. The test is *Test Connector Configuration*.",
  },
  {
    id: "entra",
    label: "Entra ID",
    endpointField: "Tenant URL",
    steps: [
      "In the Entra admin centre, open the Accedo enterprise application. Under *Manage*, choose *Provisioning*, then *Get started*.",
      "Set *Provisioning Mode* to *Automatic* and open *Admin Credentials*.",
      "Paste the URL above into *Tenant URL* and the token that you generated into *Secret Token*.",
      "Choose *Test Connection*, and *Save* once the check is green. The default attribute mappings work as they are.",
      "Under *Settings*, set *Scope*. Start with *Sync only assigned users and groups*, and assign them under *Users and groups*. A group is sent with its members.",
      "Set *Provisioning Status* to *On* and save.",
    ],
    note: "The first sync can take 40 minutes, because Entra works in batches. *Provision on demand* sends one person right away.",
  },
  {
    id: "google",
    label: "Google Workspace",
    endpointField: "Endpoint URL",
    steps: [
      "In the Google Admin console, go to *Apps*, *Web and mobile apps*, and open the Accedo SAML app.",
      "Open *Auto-provisioning* and choose *Configure auto-provisioning*.",
      "Paste the token that you generated into *Access token* and the URL above into *Endpoint URL*.",
      "Choose *Continue*. Google checks both before it lets you go on.",
      "Keep the default attribute mapping: Accedo needs the primary email, given name and family name.",
      "Pick the organisational units or groups in scope, save, and turn provisioning *On*.",
    ],
    note: "Google syncs once an hour. *Provision now* on one person sends that person right away. Google's groups decide who is sent, but aren't sent themselves: create the groups that you attach policies to here.",
  },
  {
    id: "onelogin",
    label: "OneLogin",
    endpointField: "SCIM Base URL",
    steps: [
      "In OneLogin Administration, open the Accedo app, or add a *SCIM Provisioner with SAML* app (core schema, version 2).",
      "On the *Configuration* tab, paste the URL above into *SCIM Base URL* and the token that you generated into *SCIM Bearer Token*.",
      "Choose *Enable* under *API Connection*. The status changes to Enabled.",
      "On the *Provisioning* tab, tick *Enable provisioning*, and choose what removing a person does: *Suspend* and *Delete* both deactivate the account here.",
      "On the *Access* tab, choose the roles whose people should be in Accedo, and save.",
    ],
    note: "If OneLogin requires approval of each action, people arrive only after you approve them under the app's *Users* tab.",
  },
  {
    id: "other",
    label: "Other",
    endpointField: "SCIM 2.0 base URL",
    steps: [
      "Choose SCIM 2.0 with bearer token authentication (also called OAuth bearer token or HTTP header).",
      "Paste the URL above as the base URL: it ends in */scim/v2*, without */Users*.",
      "Paste the token that you generated as the bearer token, without the word Bearer before it.",
      "Use *userName* as the unique identifier. Existing accounts are matched by email, in upper or lower case, and are not duplicated.",
      "Test the connection, then start with one person or one small group.",
    ],
    note: "With the token, everything that this workspace supports can be read from */scim/v2/ServiceProviderConfig*.",
  },
];
