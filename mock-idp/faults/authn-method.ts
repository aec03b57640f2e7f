import type { FaultContext } from '../saml/index.ts';
import { editChild, element, text, withAttribute, withChildren, type XmlElement } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, secondsFrom } from './parts.ts';

const CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const DAY = 24 * 3600;

/** Rewrites the AuthnStatement. */
function statement(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  clause: string,
  edit: (found: XmlElement, context: FaultContext) => XmlElement | readonly XmlElement[],
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion, context) => at(assertion, ['AuthnStatement'], (found) => edit(found, context)),
  };
}

const inContext = (found: XmlElement, edit: (context: XmlElement) => XmlElement) =>
  editChild(found, 'AuthnContext', edit);
const ofClass = (found: XmlElement, uri: string) =>
  inContext(found, (context) =>
    editChild(context, 'AuthnContextClassRef', (reference) => withChildren(reference, [text(uri)])),
  );

/** How, where and when the person signed in at the IdP. */
export const authnMethodFamily = family('authn-context', [
  statement(
    'authn-context-class-empty',
    'negative',
    'AuthnContextClassRef is empty.',
    'SAMLCore §1.3.2, §2.7.2.2',
    (found) =>
      inContext(found, (context) =>
        editChild(context, 'AuthnContextClassRef', (reference) => withChildren(reference, [])),
      ),
  ),
  statement(
    'authn-context-weaker',
    'open',
    'The class is PreviousSession, which says nothing of how the person signed in.',
    'SAMLCore §3.3.2.2.1; IIP-SP07',
    (found) => ofClass(found, `${CLASS}PreviousSession`),
  ),
  statement('authn-context-unknown', 'open', 'The class is a private URI.', 'SAMLCore §2.7.2.2; IIP-SP07', (found) =>
    ofClass(found, 'https://idp.example/contexts/knock-twice'),
  ),
  statement('authn-context-other', 'open', 'The class is Kerberos.', 'SAMLCore §3.4.1; SDP-SP07', (found) =>
    ofClass(found, `${CLASS}Kerberos`),
  ),
  statement(
    'authn-context-declaration-only',
    'open',
    'An AuthnContextDeclRef stands in place of the class.',
    'SAMLCore §2.7.2.2',
    (found) =>
      inContext(found, (context) =>
        withChildren(context, [
          element('saml2:AuthnContextDeclRef', { children: ['https://idp.example/declarations/password'] }),
        ]),
      ),
  ),
  statement(
    'authenticating-authorities',
    'benign',
    'AuthnContext names two AuthenticatingAuthorities.',
    'SAMLCore §2.7.2.2; IIP-SSO07',
    (found) =>
      inContext(found, (context) =>
        withChildren(context, [
          ...context.children,
          ...['https://idp.example/first', 'https://idp.example/second'].map((one) =>
            element('saml2:AuthenticatingAuthority', { children: [one] }),
          ),
        ]),
      ),
  ),
  statement(
    'authn-statements-two',
    'benign',
    'A second AuthnStatement tells of an earlier sign-in by another class.',
    'SAMLProf §4.1.4.2; SDP-IDP10',
    (found, context) => [
      found,
      withAttribute(ofClass(found, `${CLASS}Password`), 'AuthnInstant', secondsFrom(context, -60).toISOString()),
    ],
  ),
  statement(
    'subject-locality',
    'benign',
    'AuthnStatement has a SubjectLocality.',
    'SAMLCore §2.7.2.1; IIP-SSO07',
    (found) =>
      withChildren(found, [
        element('saml2:SubjectLocality', { attributes: { Address: '127.0.0.1', DNSName: 'desk.example' } }),
        ...found.children,
      ]),
  ),
  statement('authn-instant-stale', 'open', 'AuthnInstant lies a day back.', 'SDP-IDP07; CWE-287', (found, context) =>
    withAttribute(found, 'AuthnInstant', secondsFrom(context, -DAY).toISOString()),
  ),
]);
