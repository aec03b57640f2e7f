import { attribute, elements, ns } from '../../xml/index.ts';
import type { EncryptionCheck } from './check.ts';

const wholeElement = `${ns.xenc}Element`;

/** SAMLCore 2.3.4, 6 with E43: one EncryptedData, EncryptedKeys and nothing else; Type, if given, says a whole element. */
export const layout: EncryptionCheck = {
  reason: 'encrypted_layout_invalid',
  clause: 'SAMLCore 2.3.4, 6 with E43',
  check({ container, data, wrappedKeys }) {
    if (data === undefined) return 'not exactly one EncryptedData';
    const foreign = elements(container).find(
      (one) => one.namespaceURI !== ns.xenc || !['EncryptedData', 'EncryptedKey'].includes(one.localName ?? ''),
    );
    if (foreign !== undefined) return `${foreign.localName} beside the EncryptedData`;
    if (![undefined, wholeElement].includes(attribute(data, 'Type'))) return `Type is ${attribute(data, 'Type')}`;
    return wrappedKeys.length === 0 ? 'no EncryptedKey' : undefined;
  },
};
