/** Namespace URIs of the SAML, XML Signature and XML Schema vocabularies, by the names the specifications use. */
export const SAML_ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const SAML_PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SAML_METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const XML_DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const XML_ENC = 'http://www.w3.org/2001/04/xmlenc#';
export const XML_ENC_11 = 'http://www.w3.org/2009/xmlenc11#';
export const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';
export const XML_SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
