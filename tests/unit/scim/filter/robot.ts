import {
  binary,
  boolean,
  complex,
  dateTime,
  decimal,
  integer,
  list,
  reference,
  string,
} from "@/lib/scim/attribute";
import { resourceType } from "@/lib/scim/resource-type";

/** A resource with an attribute of every type. */
export const robotType = resourceType({
  name: "Robot",
  endpoint: "Robots",
  schema: "urn:example:2.0:Robot",
  description: "",
  attributes: {
    name: string(""),
    serial: string("", { caseExact: true }),
    awake: boolean(""),
    joints: integer(""),
    weight: decimal(""),
    built: dateTime(""),
    firmware: binary(""),
    manual: reference("", ["external"]),
    secret: string("", { returned: "never", mutability: "writeOnly" }),
    nicknames: list(string("")),
    arms: list(
      complex("", {
        value: string(""),
        type: string(""),
        length: integer(""),
        primary: boolean("", { assumed: false }),
      }),
    ),
    home: complex("", { room: string(""), shelf: integer("") }),
  },
});
