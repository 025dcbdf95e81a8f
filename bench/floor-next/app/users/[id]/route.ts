import { documentOf } from "../../../rows";

export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  return Response.json(await documentOf((await params).id));
}
