/** Where Okta's habit and SAML differ, as named data. */

export type PresetName = 'okta' | 'saml';

/** One way of behaving at the points where the two differ. */
export interface Preset {
  /** An AuthnRequest that asks for an ACS which is not registered. */
  unregisteredAcs: 'answered at the default' | 'answered with an error';
  /** NameIDPolicy, RequestedAuthnContext and Subject of an AuthnRequest. */
  requestedContent: 'ignored' | 'honoured';
  /** Whether a signed request must name its ACS, and the Name ID format of the app. */
  signedRequests: 'name ACS and format' | 'may name anything';
  /** RSA-SHA1, with which SPs of before 2015 sign unless told otherwise: field reports have Okta take it, nothing has it refuse. */
  weakSignatures: 'taken' | 'refused';
  /** A LogoutRequest: Okta posts the answer whatever the SP takes. */
  logoutAnswered: 'by HTTP-POST' | 'as the SP takes LogoutRequests';
  metadata: {
    keys: 'active' | 'all';
    /** WantAuthnRequestsSigned: always false, or what is true. */
    truthful: boolean;
    nameIdFormats: 'emailAddress beside the own' | 'the own';
  };
}

/** `okta`: as Okta was seen to behave. `saml`: as SAMLCore, SAMLProf and SAMLMeta have it. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  okta: {
    unregisteredAcs: 'answered at the default',
    requestedContent: 'ignored',
    signedRequests: 'name ACS and format',
    weakSignatures: 'taken',
    logoutAnswered: 'by HTTP-POST',
    metadata: { keys: 'active', truthful: false, nameIdFormats: 'emailAddress beside the own' },
  },
  saml: {
    unregisteredAcs: 'answered with an error',
    requestedContent: 'honoured',
    signedRequests: 'may name anything',
    weakSignatures: 'refused',
    logoutAnswered: 'as the SP takes LogoutRequests',
    metadata: { keys: 'all', truthful: true, nameIdFormats: 'the own' },
  },
};
