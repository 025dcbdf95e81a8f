import { randomBytes } from "node:crypto";
import { type Received, send } from "./http";

export type Visit = {
  port: number;
  host: string;
  path: string;
  headers?: Record<string, string>;
};

/** Opens a page as a browser without scripting would. */
export const visit = ({ port, host, path, headers = {} }: Visit): Promise<Received> =>
  send({ method: "GET", path, host, port, headers: { Accept: "text/html", ...headers } });

/** Fills in the one form of a page and submits it, without scripting; the fields that a browser would add go along. */
export async function submitForm(
  { headers = {}, ...where }: Visit,
  fields: Record<string, string>,
): Promise<Received> {
  const page = await visit(where);
  const hidden = [
    ...page.text.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g),
  ];
  const preset = hidden.map(([, name = "", value = ""]): [string, string] => [
    unescaped(name),
    unescaped(value),
  ]);
  const boundary = randomBytes(12).toString("hex");
  const body = Object.entries({ ...Object.fromEntries(preset), ...fields })
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  return send({
    ...where,
    method: "POST",
    headers: {
      Accept: "text/html",
      Origin: `http://${where.host}`,
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    body: `${body}--${boundary}--\r\n`,
  });
}

const unescaped = (html: string) =>
  html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
