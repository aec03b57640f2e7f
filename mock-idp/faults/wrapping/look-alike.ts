import {
  child,
  editChild,
  element,
  insertAfter,
  SAML_PROTOCOL,
  withAttribute,
  withChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { append, type Forgery } from '../forgery.ts';
import type { FaultEntry } from '../parts.ts';
import { editReference, envelopedDigest, pointTo } from '../signed.ts';
import { wrapped } from './wrapped.ts';

const signed = (carrier: XmlElement, signature: XmlElement) => insertAfter(carrier, 'Issuer', [signature]);
const extensions = (...children: XmlElement[]) => element('saml2p:Extensions', { children });

/** The forged Assertion has the ID of the genuine one in every spelling but the one that SAML knows. */
function idsInOtherSpellings({ shell, genuine, forged, assertionId }: Forgery): XmlElement {
  const decoy = ['Id', 'id', 'xml:id'].reduce((now, name) => withAttribute(now, name, assertionId), forged);
  return append(shell, decoy, genuine);
}

/** The forged Assertion took over the Signature, and has the ID that the Reference names under a prefix. */
function idUnderPrefix({ shell, bare, forged, signature }: Forgery): XmlElement {
  const declared = { ...forged, namespaces: { ...forged.namespaces, saml2p: SAML_PROTOCOL } };
  const decoy = withAttribute(declared, 'saml2p:ID', bare.attributes.ID);
  return append(shell, signed(decoy, signature), bare);
}

/** A Signature in a foreign namespace vouches for the forged Assertion; the genuine part stands in Extensions. */
function signatureInForeignNamespace({ shell, genuine, forged, signature }: Forgery): XmlElement {
  const overForged = editReference(signature, (found) =>
    pointTo(found, `#${forged.attributes.ID ?? ''}`, envelopedDigest(forged)),
  );
  const lookAlike = { ...signature, namespaces: { ds: 'urn:example:signature' } };
  const claimed = editChild(lookAlike, 'SignedInfo', () => overForged);
  return append(insertAfter(shell, 'Issuer', [extensions(genuine)]), signed(forged, claimed));
}

/** A second Signature repeats the genuine SignatureValue, so that who strips by value strips both. */
function decoyOfSignatureValue({ genuine, shell, forged, signature }: Forgery): XmlElement {
  const held = element('ds:Object', { children: [forged] });
  const copied = signature.children.filter((node) => node.kind === 'element' && !node.name.endsWith('KeyInfo'));
  const decoy = withChildren(signature, [...copied, held]);
  const carrying = editChild(genuine, 'Signature', (found) => [decoy, found]);
  return carrying.name === shell.name ? carrying : append(shell, carrying);
}

/** Around a genuine Assertion, which alone is signed, stands another person's Subject. */
function liesAround({ shell, genuine, forged }: Forgery): XmlElement {
  const stated = [child(forged, 'Subject'), child(forged, 'AttributeStatement')].filter((one) => one !== undefined);
  return append(insertAfter(shell, 'Issuer', [extensions(...stated)]), genuine);
}

/** Parts that look like what they are not: to one reader the signed thing, to another the thing to be read. */
export const lookAlikeFaults: readonly FaultEntry[] = [
  wrapped(
    'decoy-with-other-id-attributes',
    'A forged Assertion before the genuine part has its ID as Id, id and xml:id.',
    idsInOtherSpellings,
  ),
  wrapped(
    'decoy-with-prefixed-id',
    'A forged Assertion took over the Signature and has the ID it names as saml2p:ID beside an ID of its own.',
    idUnderPrefix,
  ),
  wrapped(
    'signature-in-foreign-namespace',
    'A forged Assertion holds a Signature of a foreign namespace that fits it; the genuine part is in Extensions.',
    signatureInForeignNamespace,
  ),
  wrapped(
    'decoy-signature-value',
    'A second Signature repeats the genuine SignatureValue and holds a forged Assertion in an Object.',
    decoyOfSignatureValue,
  ),
  wrapped(
    'subject-outside-signed-assertion',
    "Extensions of the unsigned Response hold another person's Subject and attributes.",
    liesAround,
    ['assertion'],
  ),
];
