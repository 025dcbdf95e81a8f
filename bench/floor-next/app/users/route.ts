import { insertDocument } from "../../rows";

export async function POST(request: Request) {
  return Response.json(await insertDocument(await request.json()), { status: 201 });
}
