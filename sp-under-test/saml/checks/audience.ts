import { child, children, ns, text } from '../xml/index.ts';
import type { Check } from './check.ts';

function restrictions(assertion: Element): Element[] {
  return children(child(assertion, ns.saml, 'Conditions'), ns.saml, 'AudienceRestriction');
}

/** SAMLProf 4.1.4.2: a bearer Assertion has an AudienceRestriction, and one without Audience restricts to nobody. */
export const audiencePresent: Check = {
  reason: 'audience_missing',
  clause: 'SAMLProf 4.1.4.2, SAMLCore 2.5.1.4',
  check(_context, { assertion }) {
    if (child(assertion, ns.saml, 'Conditions') === undefined) return undefined;
    const found = restrictions(assertion);
    if (found.length === 0) return 'no AudienceRestriction';
    const empty = found.some((one) => children(one, ns.saml, 'Audience').length === 0);
    return empty ? 'AudienceRestriction without Audience' : undefined;
  },
};

/** SAMLCore 2.5.1.4: every restriction names us (AND), each in any of its Audiences (OR), to the letter. */
export const audience: Check = {
  reason: 'audience_mismatch',
  clause: 'SAMLCore 2.5.1.4, 1.3.1; SAMLProf 4.1.4.2',
  check({ entityId }, { assertion }) {
    for (const restriction of restrictions(assertion)) {
      const named = children(restriction, ns.saml, 'Audience').map((one) => text(one));
      if (named.length > 0 && !named.includes(entityId)) return `Audience is ${JSON.stringify(named).slice(0, 300)}`;
    }
    return undefined;
  },
};
