/** Namespaces and identifiers of SAML 2.0 and XML Signature. */
export const urn = {
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  postBinding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  redirectBinding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  emailNameId: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  bearer: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
  success: "urn:oasis:names:tc:SAML:2.0:status:Success",
} as const;
