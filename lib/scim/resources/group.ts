import { complex, list, reference, string } from "../attribute";
import { limits } from "../limits";
import { type InferResource, resourceType } from "../resource-type";
import { urn } from "../urn";

/** RFC 7643 s4.2. */
export const groupType = resourceType({
  name: "Group",
  endpoint: "Groups",
  schema: urn.group,
  description:
    "A group of people, and of other groups. Its policies are assigned to everyone in it.",
  attributes: {
    displayName: string("The name of the group, unique in the workspace and not case-sensitive.", {
      required: true,
      uniqueness: "server",
      trimmed: true,
      maxLength: limits.maxKeyLength,
    }),
    members: list(
      complex(
        "The members of the group.",
        {
          value: string("The id of the member.", { caseExact: true, mutability: "immutable" }),
          $ref: reference("The URI of the member.", ["User", "Group"], { mutability: "immutable" }),
          type: string("Whether the member is a person or a group.", {
            mutability: "immutable",
            canonicalValues: ["User", "Group"],
          }),
          display: string("The name of the member.", { mutability: "readOnly" }),
        },
        { detached: true, fromString: true },
      ),
    ),
  },
});

export type Group = InferResource<typeof groupType>;
