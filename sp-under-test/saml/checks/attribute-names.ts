import { attribute, child, children, ns, text } from '../xml/index.ts';
import type { Check } from './check.ts';

/**
 * Names that some reader keeps beside, or instead of, what the Subject says. `SessionNotOnOrAfter` is none of them: an
 * attribute of that name may end the session (D-21), and it names nobody.
 */
const reserved: ReadonlySet<string> = new Set([
  'nameid',
  'nameidformat',
  'issuer',
  'sessionindex',
  'attributes',
  '__proto__',
]);

/** Auth0's library and others repeat the NameID in it; some readers take it instead of the NameID. */
const nameIdClaim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier';

/**
 * SAMLCore 2.7.3.1, 2.4.1: the principal is Subject/NameID. An attribute that overwrites it in a flat profile, or that
 * appears twice so that the last one silently wins, lets an attribute decide who signs in.
 */
export const attributeNames: Check = {
  reason: 'attribute_name_collision',
  clause: 'SAMLCore 2.7.3.1, 2.4.1',
  check(_context, { assertion }) {
    const seen = new Set<string>();
    const nameId = text(child(child(assertion, ns.saml, 'Subject'), ns.saml, 'NameID'));
    const statements = children(assertion, ns.saml, 'AttributeStatement');
    for (const one of statements.flatMap((statement) => children(statement, ns.saml, 'Attribute'))) {
      const name = attribute(one, 'Name') ?? '';
      const plain = name.startsWith('__') ? name : name.toLowerCase().replace(/[_-]/g, '');
      if (plain === nameIdClaim && !says(one, nameId)) return `attribute ${name} names somebody else than the NameID`;
      if (reserved.has(plain)) return `attribute ${name} is named like a field of the identity`;
      if (seen.has(name)) return `attribute ${name.slice(0, 120)} appears twice`;
      seen.add(name);
    }
    return undefined;
  },
};

function says(element: Element, nameId: string | undefined): boolean {
  const [only, ...others] = children(element, ns.saml, 'AttributeValue').map(text);
  return others.length === 0 && only !== undefined && only === nameId;
}
