import { attribute, child, children, elements, ns, text } from '../xml/index.ts';
import type { Check } from './check.ts';

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const atom = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?';
const email = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})*$`, 'u');

/** SAMLCore 8.3: a name identifier has at most 256 characters. */
const MAX_CHARACTERS = 256;

function nameIds(assertion: Element): Element[] {
  return children(child(assertion, ns.saml, 'Subject'), ns.saml, 'NameID');
}

/** SAMLProf 4.1.4.2, SAMLCore 2.4.1: the Subject is named by NameID; BaseID and EncryptedID name nobody this SP knows. */
export const nameIdPresent: Check = {
  reason: 'name_id_missing',
  clause: 'SAMLProf 4.1.4.2, SAMLCore 2.4.1',
  check(_context, { assertion }) {
    const found = child(assertion, ns.saml, 'Subject');
    const saysSomething = found !== undefined && elements(found).length > 0;
    return saysSomething && nameIds(assertion).length === 0 ? 'Subject without NameID' : undefined;
  },
};

/** SAMLCore 8.3.2: this SP knows people by e-mail address; the same text under another Format is another name. */
export const nameIdFormat: Check = {
  reason: 'name_id_format',
  clause: 'SAMLCore 2.2.2, 8.3.2',
  check(_context, { assertion }) {
    const wrong = nameIds(assertion).find((one) => attribute(one, 'Format') !== emailAddress);
    return wrong === undefined ? undefined : `Format is ${attribute(wrong, 'Format') ?? 'absent'}`.slice(0, 200);
  },
};

/** SAMLCore 2.4.1, 8.3.2: exactly one NameID whose whole text is an e-mail address, qualified for nobody else. */
export const nameIdValue: Check = {
  reason: 'name_id_invalid',
  clause: 'SAMLCore 2.4.1, 2.2.2, 8.3.2',
  check({ entityId }, { assertion }) {
    const [only, ...rest] = nameIds(assertion);
    if (only === undefined) return undefined;
    if (rest.length > 0) return 'more than one NameID';
    const value = text(only);
    if (value === undefined) return 'elements inside NameID';
    const tooLong = Array.from(value).length > MAX_CHARACTERS;
    if (tooLong || !email.test(value)) return `NameID is ${JSON.stringify(value.slice(0, 80))}`;
    const qualifier = attribute(only, 'SPNameQualifier');
    return qualifier === undefined || qualifier === entityId ? undefined : 'SPNameQualifier names another SP';
  },
};
