import { child, editChild, element, insertAfter, withAttribute, type XmlElement } from '../../saml/xml/index.ts';
import { append, forgeAssertion, hideIn, withAdvice, withAttributeHolding } from '../forgery.ts';
import { family, insertBefore } from '../parts.ts';
import { documentFaults } from './document.ts';
import { lookAlikeFaults } from './look-alike.ts';
import { AS, wrapped } from './wrapped.ts';

const signed = (carrier: XmlElement, signature: XmlElement) => insertAfter(carrier, 'Issuer', [signature]);
const object = (...children: XmlElement[]) => element('ds:Object', { children });
const extensions = (...children: XmlElement[]) => element('saml2p:Extensions', { children });

/** Genuine signatures over parts that are not read, and forged parts that are. `as` names the person in the latter. */
export const wrappingFamily = family('wrapping', [
  wrapped('xsw-1', 'A forged Response holds the genuine part inside the Signature it took over.', (parts) =>
    append(signed(parts.shell, append(parts.signature, parts.bare)), parts.forged),
  ),
  wrapped('xsw-2', 'A forged Response holds the genuine part before the Signature, as its sibling.', (parts) =>
    append(insertAfter(parts.shell, 'Issuer', [parts.bare, parts.signature]), parts.forged),
  ),
  wrapped('xsw-3', 'A forged Assertion stands before the genuine signed part.', (parts) =>
    append(parts.shell, parts.forged, parts.genuine),
  ),
  wrapped('xsw-4', 'A forged Assertion holds the genuine signed part.', (parts) =>
    append(parts.shell, append(parts.forged, parts.genuine)),
  ),
  wrapped(
    'xsw-4-signature-outside',
    'A forged Assertion took over the Signature and holds the genuine part.',
    (parts) => append(parts.shell, append(signed(parts.forged, parts.signature), parts.bare)),
  ),
  wrapped('xsw-5', 'A forged Assertion took over the Signature; the genuine part follows without it.', (parts) =>
    append(parts.shell, signed(parts.forged, parts.signature), parts.bare),
  ),
  wrapped('xsw-6', 'A forged Assertion took over the Signature, which holds the genuine part.', (parts) =>
    append(parts.shell, signed(parts.forged, append(parts.signature, parts.bare))),
  ),
  wrapped('xsw-7', 'A forged Assertion with the ID of the genuine one stands in Extensions.', (parts) => {
    const copied = withAttribute(parts.forged, 'ID', parts.assertionId);
    return append(insertAfter(parts.shell, 'Issuer', [extensions(copied)]), parts.genuine);
  }),
  wrapped('xsw-8', 'A forged Assertion took over the Signature, which holds the genuine part in an Object.', (parts) =>
    append(parts.shell, signed(parts.forged, append(parts.signature, object(parts.bare)))),
  ),
  wrapped('wrapped-in-advice', 'A forged Assertion holds the genuine signed part in Advice.', (parts) =>
    append(parts.shell, withAdvice(parts.forged, parts.genuine)),
  ),
  wrapped(
    'wrapped-in-attribute-value',
    'A forged Assertion holds the genuine signed part in an AttributeValue.',
    (parts) => append(parts.shell, withAttributeHolding(parts.forged, parts.genuine)),
  ),
  wrapped(
    'wrapped-in-subject-confirmation-data',
    'A forged Assertion holds the genuine signed part in SubjectConfirmationData.',
    (parts) => append(parts.shell, hideIn(parts.forged, 'SubjectConfirmationData', parts.genuine)),
  ),
  wrapped(
    'wrapped-in-subject-confirmation-data-signature-outside',
    'A forged Assertion took over the Signature and holds the genuine part in SubjectConfirmationData.',
    (parts) =>
      append(parts.shell, signed(hideIn(parts.forged, 'SubjectConfirmationData', parts.bare), parts.signature)),
  ),
  wrapped(
    'wrapped-in-status-detail',
    'The genuine signed part stands in StatusDetail beside a forged Assertion.',
    (parts) =>
      append(
        editChild(parts.shell, 'Status', (status) =>
          append(status, element('saml2p:StatusDetail', { children: [parts.genuine] })),
        ),
        parts.forged,
      ),
  ),
  wrapped('wrapped-in-issuer', 'The genuine signed part stands inside the Issuer of a forged Response.', (parts) =>
    append(hideIn(parts.shell, 'Issuer', parts.genuine), parts.forged),
  ),
  wrapped('wrapped-in-extensions', 'The genuine signed part stands in Extensions of a forged Response.', (parts) =>
    append(insertAfter(parts.shell, 'Issuer', [extensions(parts.genuine)]), parts.forged),
  ),
  wrapped('forged-assertion-last', 'An unsigned forged Assertion stands behind the genuine signed part.', (parts) =>
    append(parts.shell, parts.genuine, parts.forged),
  ),
  wrapped(
    'forged-assertion-with-same-id',
    'A forged Assertion with the ID of the genuine one stands before it.',
    (parts) =>
      append(
        withAttribute(parts.shell, 'ID', parts.shell.attributes.ID),
        withAttribute(parts.forged, 'ID', parts.assertionId),
        parts.genuine,
      ),
  ),
  wrapped('forged-assertion-in-object', 'A forged Assertion stands in an Object of the genuine Signature.', (parts) => {
    const carrying = editChild(parts.genuine, 'Signature', (signature) => append(signature, object(parts.forged)));
    return carrying.name === parts.shell.name ? carrying : append(parts.shell, carrying);
  }),
  wrapped(
    'forged-assertion-after-signing',
    'A forged Assertion is put before the genuine one into a Response that was signed as a whole.',
    ({ genuine, forged }) =>
      insertBefore(genuine, child(genuine, 'Assertion') === undefined ? 'EncryptedAssertion' : 'Assertion', [forged]),
    ['response', 'both'],
  ),
  {
    name: 'two-people-both-signed',
    effect: 'negative',
    summary: 'The Response holds a second genuine Assertion, about another person.',
    clause: 'SAMLProf §4.1.4.2 with E26',
    parameters: AS,
    point: 'response-tree',
    apply: async (response, context) => {
      const assertion = child(response, 'Assertion');
      if (assertion === undefined) return response;
      const second = forgeAssertion(assertion, context);
      const isSigned = child(assertion, 'Signature') !== undefined;
      return append(response, isSigned ? await context.sign(second, 'app') : second);
    },
  },
  ...lookAlikeFaults,
  ...documentFaults,
]);
