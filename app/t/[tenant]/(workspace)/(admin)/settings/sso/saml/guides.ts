import type { ServiceProvider } from "@/lib/directory/sso/connection";

export type SamlGuide = {
  id: string;
  label: string;
  /** What the provider's page calls our values. */
  fields: { name: string; value: (workspace: ServiceProvider) => string }[];
  /** *Stars* enclose what is written on the provider's page. */
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
      "Under *Show Advanced Settings*, leave *Response* and *Assertion Signature* at *Signed* and *Signature Algorithm* at *RSA-SHA256*. *Assertion Encryption* may be on: use *AES256-GCM*, *RSA-OAEP* and the certificate from this page.",
      "For single logout, upload the certificate from this page as *Signature Certificate*, tick *Enable Single Logout*, and paste the values above into *Single Logout URL* and *SP Issuer*.",
      "Finish, open the app's *Sign On* tab, and copy the *Metadata URL*. Paste it here and choose *Connect*.",
      "On the *Assignments* tab, assign the people or groups who are to sign in, yourself included, and test.",
    ],
    note: "The same app takes SCIM: its *General* tab has *Enable SCIM provisioning*, and the panel below has the rest. Okta's metadata names its single logout once that is enabled: where it was connected before, it is read within a day, or at once by *Change*.",
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
      "Under *Attributes & Claims*, see that the *Unique User Identifier* is the person's email: *user.mail*, or *user.userprincipalname* where the two are the same.",
      "Leave *Signing Option* at *Sign SAML assertion* and *Signing Algorithm* at *SHA-256*. With *Token encryption*, set it to *Sign SAML response and assertion*, and import the certificate from this page.",
      "Copy the *App Federation Metadata Url*. Paste it here and choose *Connect*.",
      "Under *Users and groups*, assign the people who are to sign in, yourself included, and test.",
    ],
    note: "With *Require verification certificates*, upload the certificate from this page and have sign-in requests signed always. Where the identifier isn't an email, name the claim that is under Accounts: *http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress*.",
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
      "On Google's next page, paste the two values above into *ACS URL* and *Entity ID*. Leave *Signed response* unticked: the assertion itself is signed then.",
      "Set *Name ID format* to *EMAIL* and *Name ID* to *Basic Information > Primary email*.",
      "Finish, open *User access*, turn the app *ON* for those who are to sign in, and test.",
    ],
    note: "Google needs up to a day until a change of access reaches everybody. It offers no single logout.",
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
      "Make a SAML 2.0 app for Accedo; most providers take the metadata file from this page.",
      "Responses come by HTTP-POST to the ACS URL. The assertion has to be signed with RSA-SHA256 or stronger. It may be encrypted where the response around it is signed as well.",
      "Send the person's email as NameID, or as an attribute that you name under Accounts.",
      "Give this page the provider's metadata by URL or as XML; or its entity id, sign-on URL and signing certificate by hand.",
      "Assign yourself, test, then let everybody in.",
    ],
    note: "Sign-in may begin here or at the provider: without a request of ours, a response is taken as well.",
  },
];
