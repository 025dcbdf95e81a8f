import { notFound, type ScimError } from "../error";
import { type Conditions, namesShown, preconditionOf } from "../etag";
import { newDocument, parseResource } from "../parse-resource";
import { parsePatch } from "../patch/parse-patch";
import { planPatch } from "../patch/plan-patch";
import { type Projection, parseProjection } from "../projection";
import { planReplace } from "../replace";
import { represent } from "../represent";
import type { ResourceType } from "../resource-type";
import { projectionInQuery } from "../search-request";
import type { Change, Needs } from "../store";
import { typeAt } from "./endpoint";
import { headersOf, reading, type ScimResponse, type Service } from "./response";

/** What a request contains besides its path and body. */
export interface RequestContext extends Conditions {
  readonly query?: URLSearchParams | undefined;
  /** The resource won't be shown, as in a bulk result, so nothing is read for that. */
  readonly unseen?: true;
}

/** GET of one resource (RFC 7644 s3.4.1); 304 if the client has this version, 412 if it requires another. */
export async function getResource(
  { store, base }: Service,
  endpoint: string,
  id: string,
  context: RequestContext,
): Promise<ScimResponse> {
  const { type, projection } = await reading(store, () => requested(endpoint, context));
  const stored = await store.get(type, id, projection.needs);
  if (!stored) throw missing(type, id);
  preconditionOf({ ifMatch: context.ifMatch })?.(stored.version);
  const headers = headersOf(type, stored, base);
  if (context.ifNoneMatch && namesShown(context.ifNoneMatch, stored)) {
    return { status: 304, headers };
  }
  return { status: 200, headers, body: represent(type, stored, base, projection) };
}

/** POST to a type's endpoint (RFC 7644 s3.3). */
export async function createResource(
  { store, base }: Service,
  endpoint: string,
  body: unknown,
  context: RequestContext,
): Promise<ScimResponse> {
  const { type, projection, document } = await reading(store, () => {
    const asked = requested(endpoint, context);
    return { ...asked, document: newDocument(parseResource(asked.type, body)) };
  });
  const stored = await store.create(type, document, needed(projection, context));
  return {
    status: 201,
    headers: headersOf(type, stored, base),
    body: represent(type, stored, base, projection),
  };
}

/** PUT (RFC 7644 s3.5.1). */
export async function replaceResource(
  service: Service,
  endpoint: string,
  id: string,
  body: unknown,
  context: RequestContext,
): Promise<ScimResponse> {
  return update(service, endpoint, id, context, {
    plan: (type) => planReplace(type, parseResource(type, body, "replace")),
    answers: () => true,
  });
}

/** PATCH (RFC 7644 s3.5.2). A group's response has no body unless requested: it would list every member. */
export async function patchResource(
  service: Service,
  endpoint: string,
  id: string,
  body: unknown,
  context: RequestContext,
): Promise<ScimResponse> {
  return update(service, endpoint, id, context, {
    plan: (type) => planPatch(type, parsePatch(type, body)),
    answers: (type, { kind }) => kind !== "default" || !hasMembers(type),
  });
}

/** DELETE (RFC 7644 s3.6). */
export async function removeResource(
  { store }: Service,
  endpoint: string,
  id: string,
  context: RequestContext,
): Promise<ScimResponse> {
  const type = await reading(store, () => typeAt(endpoint));
  const removed = await store.remove(type, id, preconditionOf(context));
  if (!removed) throw missing(type, id);
  return { status: 204, headers: {} };
}

interface Update {
  readonly plan: (type: ResourceType) => Change;
  /** Whether the response includes the resource. */
  readonly answers: (type: ResourceType, projection: Projection) => boolean;
}

const nothing: Needs = new Set();

async function update(
  service: Service,
  endpoint: string,
  id: string,
  context: RequestContext,
  { plan, answers }: Update,
): Promise<ScimResponse> {
  const { store, base } = service;
  const { type, projection } = await reading(store, () => requested(endpoint, context));
  const change = await planned(service, type, id, plan);
  const isShown = answers(type, projection);
  const needs = isShown ? needed(projection, context) : nothing;
  const stored = await store.update(type, id, change, needs, preconditionOf(context));
  if (!stored) throw missing(type, id);
  const headers = headersOf(type, stored, base);
  if (!isShown) return { status: 204, headers };
  return { status: 200, headers, body: represent(type, stored, base, projection) };
}

/** If the request is invalid and the resource doesn't exist, reports the latter: 404 comes before 400. */
async function planned(
  { store }: Service,
  type: ResourceType,
  id: string,
  plan: Update["plan"],
): Promise<Change> {
  try {
    return plan(type);
  } catch (error) {
    if (!(await store.get(type, id, nothing))) throw missing(type, id);
    throw error;
  }
}

function requested(endpoint: string, { query }: RequestContext) {
  const type = typeAt(endpoint);
  return { type, projection: parseProjection(type, query?.size ? projectionInQuery(query) : {}) };
}

const needed = ({ needs }: Projection, { unseen }: RequestContext): Needs =>
  unseen ? nothing : needs;

const hasMembers = ({ attributes }: ResourceType): boolean =>
  Object.values(attributes).some(
    ({ detached, mutability }) => detached && mutability !== "readOnly",
  );

const missing = ({ name }: ResourceType, id: string): ScimError =>
  notFound(`${name} ${JSON.stringify(id.slice(0, 100))}`);
