import { randomBytes } from "node:crypto";
import { type Received, send } from "./http";

export type Visit = {
  port: number;
  host: string;
  path: string;
  headers?: Record<string, string>;
};

/** Opens a page like a browser without scripting. */
export const visit = ({ port, host, path, headers = {} }: Visit): Promise<Received> =>
  send({ method: "GET", path, host, port, headers: { Accept: "text/html", ...headers } });

/** Fills in and submits a page's only form without scripting, with the fields that a browser would add. */
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
  return post(
    { ...where, headers: { Accept: "text/html", ...headers } },
    Object.entries({ ...Object.fromEntries(preset), ...fields }),
  );
}

/** The same as the page's script does it, without leaving the page: React calls the action by its id. */
export async function submitByScript(
  { headers = {}, ...where }: Visit,
  fields: Record<string, string>,
): Promise<Received> {
  const { text } = await visit(where);
  const [, id = ""] = /"id":"([0-9a-f]+)"/.exec(unescaped(text)) ?? [];
  const filled = Object.entries(fields).map(([name, value]): Field => [`_1_${name}`, value]);
  return post(
    { ...where, headers: { Accept: "text/x-component", "Next-Action": id, ...headers } },
    [...filled, ["0", '[{"status":"idle"},"$K1"]']],
  );
}

type Field = readonly [name: string, value: string];

function post({ headers, ...where }: Visit, fields: readonly Field[]): Promise<Received> {
  const boundary = randomBytes(12).toString("hex");
  const body = fields
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  return send({
    ...where,
    method: "POST",
    headers: {
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
