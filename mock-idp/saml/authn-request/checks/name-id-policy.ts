import type { AuthnRequestCheck } from '../check.ts';

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** Asks for an EncryptedID instead of naming a format (SAMLCore §3.4.1.1). */
export const ENCRYPTED_NAME_ID = 'urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted';

/** An app has one Name ID format. Okta answers with it whatever was asked for; SAML wants the SP to be told. */
export const nameIdPolicy: AuthnRequestCheck = {
  name: 'name-id-policy',
  clause: 'SAMLCore §3.4.1.1',
  status: { code: 'Requester', subcode: 'InvalidNameIDPolicy' },
  problem: ({ issuer, nameIdPolicy: policy }, { audience, encrypts, habits, nameIdFormat }) => {
    if (habits.requestedContent === 'ignored' || policy === undefined) return undefined;
    const { format = UNSPECIFIED, spNameQualifier: qualifier } = policy;
    if (qualifier !== undefined && qualifier !== audience && qualifier !== issuer) {
      return `SPNameQualifier names ${qualifier}: this app belongs to no affiliation of that name.`;
    }
    if (format === UNSPECIFIED || format === nameIdFormat || (format === ENCRYPTED_NAME_ID && encrypts))
      return undefined;
    return `NameIDPolicy asks for ${format}, and the app's Name ID format is ${nameIdFormat}.`;
  },
};
