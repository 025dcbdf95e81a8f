import "server-only";
import { get } from "node:https";
import { isIP } from "node:net";
import { allowedAddress, isPublicAddress, metadataUrl, refused } from "./metadata-address";

interface Limits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly isAllowed: (address: string) => boolean;
  /** Trusted instead of the usual authorities. */
  readonly ca?: string;
}

const usual: Limits = { timeoutMs: 10_000, mostBytes: 512 * 1024, isAllowed: isPublicAddress };

/**
 * Fetches an identity provider's metadata. The admin isn't trusted, so only over https, only from public addresses,
 * with a size limit and a timeout, and without following redirects. Throws invalid.
 */
export async function fetchMetadata(text: string, limits: Limits = usual): Promise<string> {
  const url = metadataUrl(text);
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const address = await allowedAddress(url, limits.isAllowed);
  try {
    return await download(url, { address, signal, ...limits });
  } catch (error) {
    if (signal.aborted)
      throw refused("The server didn't respond in time. Paste the metadata XML instead.");
    throw error;
  }
}

function download(
  url: URL,
  { address, signal, mostBytes, ca }: Limits & { address: string; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      {
        // Connects to the checked address, while TLS still verifies the certificate against the hostname.
        lookup: (_, __, done) => done(null, [{ address, family: isIP(address) }]),
        agent: false,
        signal,
        headers: { Accept: "application/samlmetadata+xml, application/xml, text/xml" },
        ...(ca && { ca }),
      },
      (response) => {
        const { statusCode } = response;
        if (statusCode !== 200) {
          response.destroy();
          return reject(refused(problemWith(statusCode)));
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > mostBytes) {
            response.destroy();
            reject(refused("The response is too large to be SAML metadata."));
          }
        });
        response.on("error", (cause) =>
          reject(signal.aborted ? cause : refused("The response was cut off. Try again.")),
        );
        response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      },
    );
    request.on("error", (cause: NodeJS.ErrnoException) =>
      reject(
        signal.aborted ? cause : refused(`The server can't be reached (${cause.code ?? "TLS"}).`),
      ),
    );
  });
}

const problemWith = (status: number | undefined) =>
  status !== undefined && status >= 300 && status < 400
    ? "The URL redirects to another one. Enter that one instead."
    : `The server responded with ${status}. Open the URL in a private browser window to check that it is public.`;
