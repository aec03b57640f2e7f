import { type AssertionPlan, composeAssertion, type LogoutFaultContext } from '../../saml/index.ts';
import {
  child,
  editAll,
  element,
  insertAfter,
  SAML_PROTOCOL,
  text,
  withAttribute,
  withChildren,
  withoutChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { type LogoutFaultEntry, otherPerson, secondsFrom } from '../parts.ts';

const WRAPPED = 'SAMLProf §4.4.4.1; SAMLCore §5.4; CWE-347';

/** An Assertion as this IdP would have signed it at a sign-in: what an attacker can capture of his own. */
async function capturedAssertion({ plan, now, freshId, sign, ...context }: LogoutFaultContext): Promise<XmlElement> {
  const nameId = { value: otherPerson(context).nameId, format: '' };
  if (plan.kind === 'LogoutRequest') nameId.format = plan.nameId.format ?? '';
  const assertion: AssertionPlan = {
    id: freshId(),
    version: '2.0',
    issueInstant: now,
    issuer: plan.issuer,
    subject: { nameId, confirmation: { method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' } },
    conditions: { notOnOrAfter: secondsFrom({ now }, 300), audiences: [] },
    authnStatement: {
      authnInstant: now,
      sessionIndex: freshId(),
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    },
    attributes: [],
  };
  return sign(composeAssertion(assertion), 'app');
}

/** Puts foreign content where the schema has a place for it, and leaves the message itself unsigned. */
function extended(message: XmlElement, hidden: XmlElement): XmlElement {
  const extensions = element('saml2p:Extensions', { namespaces: { saml2p: SAML_PROTOCOL }, children: [hidden] });
  return insertAfter(withoutChildren(message, 'Signature'), 'Issuer', [extensions]);
}

function wrapped(
  name: string,
  summary: string,
  apply: (message: XmlElement, context: LogoutFaultContext) => Promise<XmlElement>,
): LogoutFaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: WRAPPED,
    bindings: ['HTTP-POST'],
    kinds: ['LogoutRequest'],
    parameters: { as: 'Login of the person whom the genuinely signed part speaks of.' },
    point: 'signed-logout',
    apply,
  };
}

/** A LogoutRequest that nobody signed, with something inside that the IdP did sign. */
export const wrappingFaults: readonly LogoutFaultEntry[] = [
  wrapped(
    'logout-embeds-signed-assertion',
    'The request is not signed; a signed Assertion about another person stands in its Extensions.',
    async (message, context) => extended(message, await capturedAssertion(context)),
  ),
  wrapped(
    'logout-with-signature-of-assertion',
    'The Signature of the request is that of an Assertion about another person, which stands in its Extensions.',
    async (message, context) => {
      const assertion = await capturedAssertion(context);
      const signature = child(assertion, 'Signature');
      const hidden = extended(message, withoutChildren(assertion, 'Signature'));
      return signature === undefined ? message : insertAfter(hidden, 'Issuer', [signature]);
    },
  ),
  wrapped(
    'logout-wraps-signed-request',
    'The Signature of the request is that of a genuine one about another person, which stands in its Extensions.',
    async (message, context) => {
      const genuine = editAll(withoutChildren(message, 'Signature'), 'NameID', (found) =>
        withChildren(found, [text(otherPerson(context).nameId)]),
      );
      const signed = await context.sign(genuine, 'app');
      const signature = child(signed, 'Signature');
      const outer = withAttribute(extended(message, genuine), 'ID', context.freshId());
      return signature === undefined ? message : insertAfter(outer, 'Issuer', [signature]);
    },
  ),
];
