import type { FaultContext } from '../../saml/index.ts';
import {
  child,
  digestOf,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  editChild,
  element,
  insertAfter,
  SAML_METADATA,
  SAML_PROTOCOL,
  text,
  withAttribute,
  withChildren,
  withoutChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { append, type Forgery, forge } from '../forgery.ts';
import type { FaultEntry } from '../parts.ts';
import { editReference, pointTo, reseal } from '../signed.ts';

const RULE = 'SAMLCore §5.4.2; CWE-347';

/** A forged Assertion beside a signature that is genuine, and was made over something else. */
function borrowed(
  name: string,
  summary: string,
  put: (parts: Forgery, context: FaultContext) => Promise<XmlElement>,
  clause = RULE,
): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    parameters: { as: 'Login of the person the forged part names.' },
    point: 'signed-response',
    apply: async (response, context) => {
      const parts = forge(response, context);
      return parts === undefined ? response : put(parts, context);
    },
  };
}

const afterIssuer = (carrier: XmlElement, ...nodes: XmlElement[]) => insertAfter(carrier, 'Issuer', nodes);

/** One Reference to `uri`, by these transforms, over what has that digest; signed by the app's key. */
async function signedReference(
  model: XmlElement,
  uri: string,
  transforms: readonly XmlElement[],
  digest: string,
  context: FaultContext,
): Promise<XmlElement> {
  const signedInfo = editChild(child(model, 'SignedInfo') ?? model, 'Reference', (found) =>
    editChild(pointTo(found, uri, digest), 'Transforms', (list) => withChildren(list, transforms)),
  );
  return reseal(signedInfo, context);
}

function transform(algorithm: string, children: readonly XmlElement[] = []): XmlElement {
  return element('ds:Transform', { attributes: { Algorithm: algorithm }, children });
}

const RESPONDER = 'urn:oasis:names:tc:SAML:2.0:status:Responder';

/** Where a place and a name are spelled alike. */
const PLACE = 'element(/1/4)';

/**
 * Genuine signatures of the IdP's key, over something that is not what is to be read. What is signed apart and put into the
 * Response declares every prefix that the Response declares: the inclusive ones belong to its canonical form there.
 */
export const borrowedSignatureFaults: readonly FaultEntry[] = [
  borrowed(
    'signed-metadata-beside-forgery',
    "The IdP's correctly signed metadata stands first in the Response, and a forged Assertion last.",
    async ({ shell, forged }, context) => {
      const entity = element('md:EntityDescriptor', {
        namespaces: { ...shell.namespaces, md: SAML_METADATA },
        attributes: { ID: context.freshId(), entityID: context.plan.issuer.value },
      });
      const signed = await context.sign(entity, 'app');
      return append(withChildren(shell, [signed, ...shell.children]), forged);
    },
  ),
  borrowed(
    'signature-of-logout-response',
    'A forged Response has the ID and the genuine Signature of a LogoutResponse.',
    async ({ shell, forged }, context) => {
      const logout = { ...shell, name: 'saml2p:LogoutResponse', namespaces: { saml2p: SAML_PROTOCOL } };
      const signature = child(await context.sign(logout, 'app'), 'Signature');
      return signature === undefined ? shell : append(afterIssuer(shell, signature), forged);
    },
  ),
  borrowed(
    'signed-logout-response-in-object',
    'A forged Assertion carries a genuine Signature, over a LogoutResponse that stands in an Object of it.',
    async ({ shell, forged }, context) => {
      const logout = { ...shell, name: 'saml2p:LogoutResponse' };
      const signed = await context.sign(withAttribute(logout, 'ID', context.freshId()), 'app');
      const signature = child(signed, 'Signature');
      if (signature === undefined) return shell;
      const held = element('ds:Object', { children: [withoutChildren(signed, 'Signature')] });
      return append(shell, afterIssuer(forged, append(signature, held)));
    },
  ),
  borrowed(
    'signed-error-with-decoy',
    'A signed error Response has a second Signature with the same SignatureValue, and a forged Assertion in its Object.',
    async ({ shell, forged }, context) => {
      const failed = editChild(shell, 'Status', (status) =>
        withChildren(status, [element('saml2p:StatusCode', { attributes: { Value: RESPONDER } })]),
      );
      return editChild(await context.sign(failed, 'app'), 'Signature', (found) => {
        const copied = found.children.filter((node) => node.kind === 'element' && !node.name.endsWith('KeyInfo'));
        return [withChildren(found, [...copied, element('ds:Object', { children: [forged] })]), found];
      });
    },
  ),
  borrowed(
    'reference-by-place',
    'The Reference names the genuine Assertion by its place, and a forged one has that expression as its ID.',
    async ({ shell, genuine, forged, signature }, context) => {
      const bare = withoutChildren(genuineAssertion(genuine), 'Signature');
      const seal = await signedReference(
        signature,
        `#${PLACE}`,
        [transform(EXCLUSIVE_C14N)],
        digestOf(bare, undefined, []),
        context,
      );
      const decoy = afterIssuer(withAttribute(forged, 'ID', PLACE), seal);
      return append(shell, decoy, bare);
    },
  ),
  borrowed(
    'reference-to-ancestor',
    'A forged Assertion holds a genuine signature over the Response around it, less every Assertion.',
    async ({ shell, forged, signature }, context) => {
      const filter = transform('http://www.w3.org/TR/1999/REC-xpath-19991116', [
        element('ds:XPath', { children: [text("not(ancestor-or-self::*[local-name()='Assertion'])")] }),
      ]);
      const seal = await signedReference(
        signature,
        `#${shell.attributes.ID ?? ''}`,
        [transform(ENVELOPED_SIGNATURE), filter, transform(EXCLUSIVE_C14N)],
        digestOf(shell, undefined, []),
        context,
      );
      return append(shell, afterIssuer(forged, seal));
    },
    'SAMLCore §5.4.2, §5.4.4; CWE-347',
  ),
  borrowed(
    'second-signed-info-over-forgery',
    'A forged part carries a genuine SignedInfo over what stands in an Object, and behind it one over itself that nobody signed.',
    async ({ shell, genuine, bare, forged, signature }) => {
      const whole = genuine.name === shell.name;
      const carrier = whole ? append(shell, forged) : forged;
      const unsigned = editReference(signature, (found) =>
        pointTo(found, `#${carrier.attributes.ID ?? ''}`, digestOf(carrier)),
      );
      const [signedInfo, ...rest] = signature.children;
      if (signedInfo === undefined) return shell;
      const object = element('ds:Object', { children: [bare] });
      const carrying = afterIssuer(carrier, withChildren(signature, [signedInfo, unsigned, ...rest, object]));
      return whole ? carrying : append(shell, carrying);
    },
    'CVE-2025-29774; XML Signature §4.1; CWE-347',
  ),
];

function genuineAssertion(genuine: XmlElement): XmlElement {
  return genuine.name.endsWith('Assertion') ? genuine : (child(genuine, 'Assertion') ?? genuine);
}
