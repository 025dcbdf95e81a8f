import { request } from "node:http";

/** Follows the event stream of the SSO page; `text` grows as events arrive. */
export async function followLog(
  { port, host }: { port: number; host: string },
  session: string | undefined,
) {
  const stream = {
    status: 0,
    headers: {} as NodeJS.Dict<string | string[]>,
    text: "",
    ended: false,
  };
  const cookie = session && `accedo_session=${session}`;
  await new Promise<void>((resolve, reject) => {
    request({
      host: "127.0.0.1",
      port,
      path: "/settings/sso/log",
      headers: {
        Host: host,
        Accept: "text/event-stream",
        ...(cookie && { Cookie: cookie }),
      },
    })
      .on("error", reject)
      .on("response", (incoming) => {
        Object.assign(stream, { status: incoming.statusCode, headers: incoming.headers });
        incoming.on("data", (chunk) => {
          stream.text += chunk;
        });
        incoming.on("end", () => {
          stream.ended = true;
        });
        incoming.on("error", () => {}); // a stream that is cut off never emits "end"
        resolve();
      })
      .end();
  });
  return stream;
}
