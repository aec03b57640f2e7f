import type { Check } from './check.ts';

/** SAMLProf 4.1.4.5 leaves open which of the two is signed; an administrator may ask for one in particular, or both. */
export const requiredSignatures: Check = {
  reason: 'required_signature_missing',
  clause: 'SAMLProf 4.1.4.5; policy of this provider',
  check({ requiredSignatures: required = 'either' }, { responseSigned, assertionSigned }) {
    const missing = [
      (required === 'response' || required === 'both') && !responseSigned ? 'Response' : '',
      (required === 'assertion' || required === 'both') && !assertionSigned ? 'Assertion' : '',
    ].filter((one) => one !== '');
    return missing.length === 0 ? undefined : `no signature of its own: ${missing.join(' and ')}`;
  },
};
