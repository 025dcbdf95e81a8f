import { documentOf } from "../../../../../rows";

interface Context {
  readonly params: Promise<{ id: string }>;
}

export async function GET(_: Request, { params }: Context) {
  return Response.json(await documentOf((await params).id));
}

/** A change without effect: reads the person and answers with that. */
export async function PATCH(request: Request, { params }: Context) {
  await request.json();
  return Response.json(await documentOf((await params).id));
}

export { PATCH as PUT };
