/** Namespaces and identifiers of SAML 2.0, XML Signature and Encryption. */
export const urn = {
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  rsaSha256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  exclusiveC14n: "http://www.w3.org/2001/10/xml-exc-c14n#",
  encryption: "http://www.w3.org/2001/04/xmlenc#",
  postBinding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  redirectBinding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  emailNameId: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  bearer: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
  success: "urn:oasis:names:tc:SAML:2.0:status:Success",
} as const;
