import type { Json, JsonObject } from "../json";
import type { Target } from "../target";

/** RFC 7644 s3.5.2. */
export type Op = "add" | "remove" | "replace";

/** One change to one target; an operation without a path is split into several. */
export interface Operation {
  readonly op: Op;
  readonly target: Target;
  readonly value?: Json;
}

/** An operation on the document, with everything checked that doesn't depend on the document. */
export type Step = (document: JsonObject) => JsonObject;
