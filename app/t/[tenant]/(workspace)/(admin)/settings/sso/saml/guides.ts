import type { ServiceProvider } from "@/lib/directory/sso/connection";

export type SamlGuide = {
  id: string;
  label: string;
  /** The provider's names for our values. */
  fields: { name: string; value: (workspace: ServiceProvider) => string }[];
  /** *Stars* enclose text that appears on the provider's page. */
  steps: string[];
  note: string;
};

const acsUrl = ({ acsUrl: url }: ServiceProvider) => url;
const entityId = ({ entityId: id }: ServiceProvider) => id;
const sloUrl = ({ sloUrl: url }: ServiceProvider) => url;

export const samlGuides: SamlGuide[] = [
  {
    id: "okta",
    label: "Okta",
    fields: [
      { name: "Single sign-on URL", value: acsUrl },
      { name: "Audience URI (SP Entity ID) and SP Issuer", value: entityId },
      { name: "Single Logout URL", value: sloUrl },
    ],
    steps: [
      "In the Okta Admin console, open *Applications*, choose *Create App Integration*, then *SAML 2.0*.",
      "Paste the first two values above into *Single sign-on URL* and *Audience URI (SP Entity ID)*.",
      "Set *Name ID format* to *EmailAddress* and *Application username* to *Email*.",
      "Under *Show Advanced Settings*, leave *Response* and *Assertion Signature* at *Signed* and *Signature Algorithm* at *RSA-SHA256*. If you turn on *Assertion Encryption*, use *AES256-GCM*, *RSA-OAEP* and the certificate from this page.",
      "For single logout, upload the certificate from this page as *Signature Certificate*, tick *Enable Single Logout*, and paste the values above into *Single Logout URL* and *SP Issuer*.",
      "Finish, open the app's *Sign On* tab, and copy the *Metadata URL*. Paste it here and choose *Connect*.",
      "On the *Assignments* tab, assign the people or groups who should sign in, yourself included, and test the connection.",
    ],
    note: "The same app can do SCIM: tick *Enable SCIM provisioning* on its *General* tab; the panel below has the rest. Okta's metadata includes single logout once that is enabled. If you connected earlier, Accedo reads it within a day, or at once with *Change*.",
  },
  {
    id: "entra",
    label: "Entra ID",
    fields: [
      { name: "Identifier (Entity ID)", value: entityId },
      { name: "Reply URL (Assertion Consumer Service URL)", value: acsUrl },
      { name: "Logout URL", value: sloUrl },
    ],
    steps: [
      "In the Entra admin centre, open the Accedo enterprise application, *Single sign-on*, and choose *SAML*.",
      "Edit *Basic SAML Configuration* and paste the values above, or choose *Upload metadata file* with the file from this page.",
      "Under *Attributes & Claims*, make sure that the *Unique User Identifier* is the person's email: *user.mail*, or *user.userprincipalname* if the two are the same.",
      "Leave *Signing Option* at *Sign SAML assertion* and *Signing Algorithm* at *SHA-256*. If you use *Token encryption*, set *Signing Option* to *Sign SAML response and assertion*, and import the certificate from this page.",
      "Copy the *App Federation Metadata Url*. Paste it here and choose *Connect*.",
      "Under *Users and groups*, assign the people who should sign in, yourself included, and test the connection.",
    ],
    note: "With *Require verification certificates*, upload the certificate from this page, and set sign-in requests to be signed always. If the identifier isn't an email, enter the claim that is under Accounts: *http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress*.",
  },
  {
    id: "google",
    label: "Google Workspace",
    fields: [
      { name: "ACS URL", value: acsUrl },
      { name: "Entity ID", value: entityId },
    ],
    steps: [
      "In the Google Admin console, go to *Apps*, *Web and mobile apps*, then *Add app*, *Add custom SAML app*.",
      "Name it Accedo and choose *Continue*. On the next page, choose *Download metadata*.",
      "Open the file in an editor, paste all of it here under Metadata XML, and choose *Connect*.",
      "On Google's next page, paste the two values above into *ACS URL* and *Entity ID*. Leave *Signed response* unticked, so that the assertion itself is signed.",
      "Set *Name ID format* to *EMAIL* and *Name ID* to *Basic Information > Primary email*.",
      "Finish, open *User access*, turn the app *ON* for the people who should sign in, and test the connection.",
    ],
    note: "A change of access in Google can take up to a day to reach everyone. Google doesn't support single logout.",
  },
  {
    id: "other",
    label: "Other",
    fields: [
      { name: "ACS URL", value: acsUrl },
      { name: "Entity ID", value: entityId },
      { name: "Single logout URL", value: sloUrl },
    ],
    steps: [
      "Create a SAML 2.0 app for Accedo; most providers can import the metadata file from this page.",
      "Have responses sent to the ACS URL by HTTP-POST. The assertion has to be signed with RSA-SHA256 or stronger. It can be encrypted if the response around it is signed as well.",
      "Send the person's email as the NameID, or as an attribute whose name you enter under Accounts.",
      "On this page, enter the provider's metadata as a URL or as XML, or its entity ID, sign-on URL and signing certificate.",
      "Assign yourself, test the connection, then let everyone in.",
    ],
    note: "People can start signing in here or at the provider: IdP-initiated responses are accepted as well.",
  },
];
