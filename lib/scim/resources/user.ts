import { binary, boolean, complex, list, reference, string } from "../attribute";
import { limits } from "../limits";
import { type InferResource, resourceType } from "../resource-type";
import { urn } from "../urn";
import { plural } from "./common";
import { enterpriseUser } from "./enterprise-user";

const primary = boolean("Whether this is the preferred value. At most one value can be.", {
  assumed: false,
});

/** RFC 7643 s4.1. */
export const userType = resourceType({
  name: "User",
  endpoint: "Users",
  schema: urn.user,
  description: "A person's account in the workspace.",
  attributes: {
    userName: string(
      "The unique name of the person in the identity provider, usually an email address.",
      {
        required: true,
        uniqueness: "server",
        trimmed: true, // OneLogin's templates leave spaces around values.
        maxLength: limits.maxKeyLength,
      },
    ),
    name: complex("The parts of the person's name.", {
      formatted: string("The full name, as it is shown."),
      familyName: string("The family name."),
      givenName: string("The given name."),
      middleName: string("The middle names."),
      honorificPrefix: string("The title before the name."),
      honorificSuffix: string("The suffix after the name."),
    }),
    displayName: string("The name shown for the person."),
    nickName: string("The casual name of the person."),
    profileUrl: reference("A page about the person.", ["external"]),
    title: string("The job title."),
    userType: string("The person's relationship to the organisation."),
    preferredLanguage: string("The preferred languages, as in the Accept-Language header."),
    locale: string("The locale for dates, numbers and currency."),
    timezone: string("The time zone, by its IANA name."),
    active: boolean("Whether the account is active.", { keptByReplace: true }),
    password: string(
      "Accepted and discarded: people sign in by SSO or set a password through a one-time link.",
      {
        caseExact: true,
        mutability: "writeOnly",
        returned: "never",
      },
    ),
    emails: list(
      complex(
        "Email addresses. The primary one, else the work one, else the first, is the sign-in address.",
        {
          ...plural(
            string("The email address.", { trimmed: true, maxLength: limits.maxKeyLength }),
            ["work", "home", "other"],
          ),
          primary,
        },
      ),
    ),
    phoneNumbers: list(
      complex("Telephone numbers, kept in the form in which they were sent.", {
        ...plural(string("The telephone number."), [
          "work",
          "home",
          "mobile",
          "fax",
          "pager",
          "other",
        ]),
        primary,
      }),
    ),
    ims: list(
      complex("Instant messaging addresses.", {
        ...plural(string("The messaging address.")),
        primary,
      }),
    ),
    photos: list(
      complex("URLs of photos of the person.", {
        ...plural(reference("The URL of the photo.", ["external"]), ["photo", "thumbnail"]),
        primary,
      }),
    ),
    addresses: list(
      complex("Physical addresses.", {
        formatted: string("The whole address, as it is shown."),
        streetAddress: string("Street, house number, and further lines."),
        locality: string("City or locality."),
        region: string("State or region."),
        postalCode: string("The postal code."),
        country: string("The country, by its ISO 3166-1 alpha-2 code."),
        type: string("What the address is for.", { canonicalValues: ["work", "home", "other"] }),
        primary,
      }),
    ),
    groups: list(
      complex(
        "The groups that the person belongs to. Accepted when the person is created; changed through the groups afterwards.",
        {
          value: string("The id of the group.", { caseExact: true, mutability: "readOnly" }),
          $ref: reference("The URI of the group.", ["Group"], { mutability: "readOnly" }),
          display: string("The name of the group.", { mutability: "readOnly" }),
          type: string("Whether the membership is direct or comes through a nested group.", {
            mutability: "readOnly",
            canonicalValues: ["direct", "indirect"],
          }),
        },
        { mutability: "readOnly", detached: true, fromString: true },
      ),
    ),
    entitlements: list(
      complex("What the person is entitled to.", {
        ...plural(string("The entitlement.")),
        primary,
      }),
    ),
    roles: list(
      complex(
        "The person's roles. One that says admin, in value or else in display, makes the person an admin.",
        {
          ...plural(string("The role.", { canonicalValues: ["admin", "member"] })),
          primary,
        },
        { keptByReplace: true, fromString: true },
      ),
    ),
    x509Certificates: list(
      complex("Certificates of the person.", {
        ...plural(binary("The DER certificate in base64.")),
        primary,
      }),
    ),
  },
  extensions: [enterpriseUser],
});

export type User = InferResource<typeof userType>;
