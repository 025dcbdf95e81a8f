/** An attribute's definition (RFC 7643 s2.2 and s7), used by `/Schemas`, validation, filters, PATCH and projection. */
export type SimpleType =
  | "string"
  | "boolean"
  | "decimal"
  | "integer"
  | "dateTime"
  | "binary"
  | "reference";
export type Mutability = "readOnly" | "readWrite" | "immutable" | "writeOnly";
export type Returned = "always" | "never" | "default" | "request";
export type Uniqueness = "none" | "server" | "global";

export interface Characteristics {
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  /** The values are stored in separate rows (memberships), never in the resource's document. */
  readonly detached?: true;
  /** Kept by a PUT that omits it, which clears other attributes (RFC 7644 s3.5.1 lets the server choose). */
  readonly keptByReplace?: true;
  /** IdPs send a string for the complex value: its `value`, or its JSON. */
  readonly fromString?: true;
  /** Surrounding white space is dropped, so that names that look alike are equal. */
  readonly trimmed?: true;
  /** The value assumed for an element that states none (RFC 7643 s2.4). */
  readonly assumed?: false;
  /** An ETag; filters compare only its version. */
  readonly entityTag?: true;
  /** In characters, for values with an index. */
  readonly maxLength?: number;
}

export interface SimpleAttribute<
  T extends SimpleType = SimpleType,
  Many extends boolean = boolean,
  Required extends boolean = boolean,
> extends Characteristics {
  readonly type: T;
  readonly multiValued: Many;
  readonly required: Required;
}

export interface ComplexAttribute<
  Sub extends Attributes = Attributes,
  Many extends boolean = boolean,
> extends Characteristics {
  readonly type: "complex";
  readonly multiValued: Many;
  readonly subAttributes: Sub;
}

export type Attribute = SimpleAttribute | ComplexAttribute;
export type Attributes = { readonly [name: string]: Attribute };

type Options = Partial<Characteristics>;
type RequiredIn<O> = O extends { required: true } ? true : false;

function characteristics(options: Options): Characteristics {
  return {
    description: "",
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...options,
  };
}

const simple =
  <T extends SimpleType>(type: T, defaults: Options = {}) =>
  <const O extends Options>(
    description: string,
    options?: O,
  ): SimpleAttribute<T, false, RequiredIn<O>> => ({
    ...characteristics({ ...defaults, description, ...options }),
    type,
    multiValued: false,
    required: (options?.required ?? false) as RequiredIn<O>, // the conditional type mirrors this expression
  });

export const string = simple("string");
export const boolean = simple("boolean");
export const decimal = simple("decimal");
export const integer = simple("integer");
export const dateTime = simple("dateTime");
export const binary = simple("binary", { caseExact: true });

/** RFC 7643 s2.3.7: a URI; `to` names resource types, or "external" or "uri". */
export const reference = (description: string, to: readonly string[], options: Options = {}) =>
  simple("reference", { caseExact: true })(description, { ...options, referenceTypes: to });

/** RFC 7643 s2.3.8. */
export const complex = <const S extends Attributes>(
  description: string,
  subAttributes: S,
  options: Options = {},
): ComplexAttribute<S, false> => ({
  ...characteristics({ ...options, description }),
  type: "complex",
  multiValued: false,
  subAttributes,
});

/** RFC 7643 s2.4: the multi-valued form of an attribute. */
export function list<T extends SimpleType, R extends boolean>(
  of: SimpleAttribute<T, false, R>,
): SimpleAttribute<T, true, R>;
export function list<S extends Attributes>(
  of: ComplexAttribute<S, false>,
): ComplexAttribute<S, true>;
export function list(of: Attribute): Attribute {
  return { ...of, multiValued: true };
}

type Scalar<T> = T extends "boolean" ? boolean : T extends "decimal" | "integer" ? number : string;

type One<A> =
  A extends ComplexAttribute<infer S> ? Infer<S> : A extends { type: infer T } ? Scalar<T> : never;

type Value<A> = A extends { multiValued: true } ? One<A>[] : One<A>;

type RequiredNames<A extends Attributes> = {
  [K in keyof A]: A[K] extends { required: true } ? K : never;
}[keyof A];

/** The TypeScript type of a document with these attributes. */
export type Infer<A extends Attributes> = {
  -readonly [K in RequiredNames<A>]: Value<A[K]>;
} & { -readonly [K in Exclude<keyof A, RequiredNames<A>>]?: Value<A[K]> };
