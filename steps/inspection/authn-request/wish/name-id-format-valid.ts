import { attributeOf, childOf, childrenOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';

/** Both mean that any Format will do (core 8.3.1), or that it comes encrypted (core 3.4.1.1). */
const anything = [
  'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted',
];

/** SAMLCore §3.4.1.1 and §8.3: the Format asked for is a URI, and one that the SP's metadata does not exclude. */
export const nameIdFormatValid: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const format = attributeOf(childOf(message.root, ns.samlp, 'NameIDPolicy'), 'Format');
    if (format === undefined) return unjudged('The requests ask for no NameID Format.');
    if (!isAbsoluteUri(format.value)) return broken(`Format "${format.value}" is no URI.`, message, format.span);
    const role = 'absent' in evidence.metadata ? undefined : evidence.metadata.role;
    const published = childrenOf(role, ns.md, 'NameIDFormat').map(({ text }) => text.trim());
    const fits = published.length === 0 || [...published, ...anything].includes(format.value);
    return fits || published.includes(anything[0] ?? '')
      ? holds(`Format ${format.value}.`, message)
      : broken(`Format "${format.value}" is asked for; metadata takes ${published.join(', ')}.`, message, format.span);
  });
