import { withAttribute, withChildren } from '../saml/xml/index.ts';
import { at, family } from './parts.ts';

/** That and how the person signed in at the IdP. */
export const authnContextFamily = family('authn-context', [
  {
    name: 'authn-statement-missing',
    effect: 'negative',
    summary: 'The Assertion has no AuthnStatement.',
    clause: 'SAMLProf §4.1.4.2',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['AuthnStatement'], () => undefined),
  },
  {
    name: 'authn-context-missing',
    effect: 'negative',
    summary: 'AuthnStatement has no AuthnContext.',
    clause: 'SAMLCore §2.7.2',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['AuthnStatement', 'AuthnContext'], () => undefined),
  },
  {
    name: 'authn-context-empty',
    effect: 'negative',
    summary: 'AuthnContext names neither class nor declaration.',
    clause: 'SAMLCore §2.7.2.2',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['AuthnStatement', 'AuthnContext'], (context) => withChildren(context, [])),
  },
  {
    name: 'authn-instant-missing',
    effect: 'negative',
    summary: 'AuthnStatement has no AuthnInstant.',
    clause: 'SAMLCore §2.7.2',
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['AuthnStatement'], (statement) => withAttribute(statement, 'AuthnInstant', undefined)),
  },
  {
    name: 'session-index-missing',
    effect: 'benign',
    summary: 'AuthnStatement has no SessionIndex.',
    clause: 'SAMLCore §2.7.2',
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['AuthnStatement'], (statement) => withAttribute(statement, 'SessionIndex', undefined)),
  },
]);
