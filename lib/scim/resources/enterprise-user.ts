import { complex, reference, string } from "../attribute";
import { extension } from "../resource-type";
import { urn } from "../urn";

/** RFC 7643 s4.3. */
export const enterpriseUser = extension({
  schema: urn.enterpriseUser,
  name: "EnterpriseUser",
  description: "Attributes of a person's place in an organisation.",
  required: false,
  attributes: {
    employeeNumber: string("The person's identifier in the organisation."),
    costCenter: string("The cost centre."),
    organization: string("The organisation."),
    division: string("The division."),
    department: string("The department."),
    manager: complex(
      "The person's manager.",
      {
        value: string("The id of the manager, kept as it was sent.", { caseExact: true }),
        $ref: reference("The URI of the manager.", ["User"]),
        displayName: string("The manager's name.", { mutability: "readOnly" }),
      },
      { fromString: true },
    ),
  },
});
