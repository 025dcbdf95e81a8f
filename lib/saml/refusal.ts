/** Why an identity provider's message is refused. */
export type SamlRefusalCode =
  | "malformed"
  | "unsigned"
  | "wrongSignature"
  | "weakSignature"
  | "weakEncryption"
  | "undecryptable"
  | "failedAtProvider"
  | "wrongIssuer"
  | "wrongAudience"
  | "wrongRecipient"
  | "expired"
  | "notYetValid"
  | "unknownRequest"
  | "replayed";

/** A refused message. `detail` is for the admin who tests the connection; it quotes what was sent. */
export class SamlRefusal extends Error {
  override readonly name = "SamlRefusal";
  readonly code: SamlRefusalCode;
  readonly detail: string;

  constructor(code: SamlRefusalCode, detail: string, options: { cause?: unknown } = {}) {
    super(detail, options);
    this.code = code;
    this.detail = detail;
  }
}

export const unsigned = () => new SamlRefusal("unsigned", "The message isn't signed.");

export const wrongSignature = (cause?: unknown) =>
  new SamlRefusal(
    "wrongSignature",
    "The signature can't be verified with any certificate of this connection.",
    { cause },
  );
