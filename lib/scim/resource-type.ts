import type { Attributes, Infer } from "./attribute";

/** RFC 7643 s3.3: attributes under their own URN. */
export interface Extension<U extends string = string, A extends Attributes = Attributes> {
  readonly schema: U;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly attributes: A;
}

/** RFC 7643 s6. */
export interface ResourceType<
  A extends Attributes = Attributes,
  E extends readonly Extension[] = readonly Extension[],
> {
  readonly name: string;
  readonly endpoint: string;
  readonly schema: string;
  readonly description: string;
  readonly attributes: A;
  readonly extensions: E;
}

export const extension = <const U extends string, const A extends Attributes>(
  of: Extension<U, A>,
): Extension<U, A> => of;

export const resourceType = <const A extends Attributes, const E extends readonly Extension[] = []>(
  of: Omit<ResourceType<A, E>, "extensions"> & { extensions?: E },
): ResourceType<A, E> => ({ ...of, extensions: of.extensions ?? ([] as unknown as E) }); // E is [] here

type Extended<E extends readonly Extension[]> = {
  [X in E[number] as X["schema"]]?: Infer<X["attributes"]>;
};

/** The document of a resource: its own attributes, externalId, and each extension under its URN. */
export type InferResource<R> =
  R extends ResourceType<infer A, infer E>
    ? Infer<A> & { externalId?: string } & Extended<E>
    : never;
