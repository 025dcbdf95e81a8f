import { documentFoundBy, insertDocument } from "../../../../rows";

export async function GET(request: Request) {
  return Response.json(await documentFoundBy(new URL(request.url).searchParams.get("filter")));
}

export async function POST(request: Request) {
  return Response.json(await insertDocument(await request.json()), { status: 201 });
}
