import { editAll, editChild, element, SAML_ASSERTION, withAttribute, type XmlElement } from '../../saml/xml/index.ts';
import { append } from '../forgery.ts';
import { at, type FaultEntry } from '../parts.ts';

/** Envelopes that are unusual and allowed, or that SAML does not judge. */
export const oddEnvelopeFaults: readonly FaultEntry[] = [
  {
    name: 'issue-instant-nanoseconds',
    effect: 'benign',
    summary: 'IssueInstant of the Response has nine digits after its seconds.',
    clause: 'SAMLCore §1.3.3',
    point: 'response-tree',
    apply: (response) =>
      withAttribute(response, 'IssueInstant', response.attributes.IssueInstant?.replace(/(\.\d+)?Z$/, '.123456789Z')),
  },
  {
    name: 'destination-host-case',
    effect: 'open',
    summary: 'The host in Destination is written in upper case.',
    clause: 'SAMLCore §3.2.2',
    point: 'response-tree',
    apply: (response) =>
      withAttribute(
        response,
        'Destination',
        response.attributes.Destination?.replace(/^([a-z]+:\/\/)([^/:]+)/i, (_, scheme: string, host: string) => {
          return scheme + host.toUpperCase();
        }),
      ),
  },
  {
    name: 'confirmation-data-foreign-attribute',
    effect: 'benign',
    summary: 'SubjectConfirmationData has an attribute of a foreign namespace.',
    clause: 'SAMLCore §2.4.1.2; IIP-EXT01',
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['Subject', 'SubjectConfirmation', 'SubjectConfirmationData'], (found) =>
        withAttribute({ ...found, namespaces: { assay: 'urn:example:assay' } }, 'assay:hint', 'none'),
      ),
  },
  {
    name: 'authz-decision-statement',
    effect: 'benign',
    summary: 'The Assertion holds an AuthzDecisionStatement, too.',
    clause: 'SAMLProf §4.1.4.2; SAMLCore §2.7.4',
    point: 'assertion-tree',
    apply: (assertion, { plan }) =>
      append(
        assertion,
        element('saml2:AuthzDecisionStatement', {
          attributes: { Resource: plan.delivery.acsUrl, Decision: 'Permit' },
          children: [
            element('saml2:Action', {
              attributes: { Namespace: 'urn:oasis:names:tc:SAML:1.0:action:ghpp' },
              children: ['GET'],
            }),
          ],
        }),
      ),
  },
  {
    name: 'namespaces-inherited',
    effect: 'benign',
    summary: 'The Assertion declares no namespace: each stands on the Response, the one in PrefixList, too.',
    clause: 'Exclusive XML Canonicalization §3; SAMLCore §5.4.3',
    point: 'response-tree',
    // An Assertion that is encrypted stands alone once it is opened, and would lack what it does not declare.
    apply: (response, { encryption }) => (encryption === undefined ? inherited(response) : response),
  },
];

/** The canonical form of the Assertion stays as it was signed: what it uses, or PrefixList names, is printed on it anyway. */
function inherited(response: XmlElement): XmlElement {
  const above = { ...response, namespaces: { ...response.namespaces, saml2: SAML_ASSERTION } };
  return editChild(above, 'Assertion', (assertion) =>
    ['Assertion', 'Subject', 'Conditions', 'AuthnStatement', 'AttributeStatement', 'Issuer', 'AttributeValue'].reduce(
      (now, name) => editAll(now, name, bare),
      assertion,
    ),
  );
}

function bare(found: XmlElement): XmlElement {
  const { saml2: _saml2, xs: _xs, ...namespaces } = found.namespaces;
  return { ...found, namespaces };
}
