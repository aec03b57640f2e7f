import { attribute, child, children, elements, ns, parseInstant, text } from '../xml/index.ts';
import type { Check } from './check.ts';
import { passed, reached } from './window.ts';

/** SAMLProf 4.1.4.2: at least one AuthnStatement: the IdP says that it authenticated, not merely that someone exists. */
export const authnStatement: Check = {
  reason: 'authn_statement_missing',
  clause: 'SAMLProf 4.1.4.2',
  check(_context, { assertion }) {
    return children(assertion, ns.saml, 'AuthnStatement').length > 0 ? undefined : 'no AuthnStatement';
  },
};

/** SAMLCore 2.7.2, 2.7.2.2: each says when (not in the future) and how. */
export const authnStatementContent: Check = {
  reason: 'authn_statement_invalid',
  clause: 'SAMLCore 2.7.2, 2.7.2.2',
  check(context, { assertion }) {
    for (const statement of children(assertion, ns.saml, 'AuthnStatement')) {
      const instant = parseInstant(attribute(statement, 'AuthnInstant'));
      if (instant === undefined) return `AuthnInstant is ${attribute(statement, 'AuthnInstant') ?? 'absent'}`;
      if (!reached(instant, context)) return `AuthnInstant is in the future: ${attribute(statement, 'AuthnInstant')}`;
      const how = child(statement, ns.saml, 'AuthnContext');
      const named = how
        ? elements(how).filter((one) => /^AuthnContext(Class|Decl|DeclRef|ClassRef)$/.test(one.localName))
        : [];
      if (named.length === 0) return 'no AuthnContext, or one without class and declaration';
      if (named.some((one) => one.localName.endsWith('Ref') && !text(one)?.trim()))
        return 'an empty AuthnContext reference';
    }
    return undefined;
  },
};

/** SAMLProf 4.1.4.3, SAMLCore 2.7.2: a session that the IdP has ended is not begun here. */
export const session: Check = {
  reason: 'session_expired',
  clause: 'SAMLProf 4.1.4.3, SAMLCore 2.7.2',
  check(context, { assertion }) {
    for (const statement of children(assertion, ns.saml, 'AuthnStatement')) {
      const value = attribute(statement, 'SessionNotOnOrAfter');
      const until = parseInstant(value);
      if (value !== undefined && (until === undefined || passed(until, context)))
        return `SessionNotOnOrAfter is ${value}`;
    }
    return undefined;
  },
};
