import { createHash } from 'node:crypto';
import {
  canonicalise,
  child,
  digestOf,
  EXCLUSIVE_C14N,
  editChild,
  element,
  find,
  insertAfter,
  withChildren,
  withoutChildren,
  XML_DSIG,
} from '../../saml/xml/index.ts';
import type { FaultEntry } from '../parts.ts';
import { editSignatures, pointTo, reseal } from '../signed.ts';
import { impersonate } from './value.ts';

/** What the judge's listener answers, so that whoever fetches it finds the digest right. */
const FETCHED = 'assay';

/** References that lead away from the element that holds the signature. */
export const foreignReferenceFaults: readonly FaultEntry[] = [
  {
    name: 'reference-external',
    effect: 'negative',
    summary: "NameID is another person's, and each signature is genuine, over what an address elsewhere serves.",
    clause: 'SAMLCore §5.4.2; CWE-918',
    parameters: { url: 'The address; who fetches it is caught.', as: 'Login of the person put in.' },
    point: 'signed-response',
    apply: async (response, context) =>
      editSignatures(await impersonate(response, context), context, async (signature) => {
        const digest = createHash('sha256').update(FETCHED).digest('base64');
        const signedInfo = editChild(child(signature, 'SignedInfo') ?? signature, 'Reference', (found) =>
          pointTo(withoutChildren(found, 'Transforms'), context.parameters.url, digest),
        );
        return [await reseal(signedInfo, context)];
      }),
  },
  {
    name: 'reference-to-manifest',
    effect: 'negative',
    summary: "NameID is another person's; each signature is genuine over a Manifest, whose own digest is wrong.",
    clause: 'SAMLCore §5.4.2 with E91; CWE-347',
    parameters: { as: 'Login of the person put in.' },
    point: 'signed-response',
    apply: async (response, context) =>
      editSignatures(await impersonate(response, context), context, async (signature) => {
        const promised = find(signature, 'Reference');
        if (promised === undefined) return [signature];
        const id = context.freshId();
        const manifest = element('ds:Manifest', {
          namespaces: { ds: XML_DSIG },
          attributes: { Id: id },
          children: [promised],
        });
        const signedInfo = editChild(child(signature, 'SignedInfo') ?? signature, 'Reference', (found) => ({
          ...pointTo(withOnlyCanonicalisation(found), `#${id}`, sha256(canonicalise(manifest))),
          attributes: { Type: `${XML_DSIG}Manifest`, URI: `#${id}` },
        }));
        const made = await reseal(signedInfo, context);
        return [withChildren(made, [...made.children, element('ds:Object', { children: [manifest] })])];
      }),
  },
  {
    name: 'signature-detached',
    effect: 'open',
    summary: "The Assertion's genuine Signature stands in the Response, outside the Assertion.",
    clause: 'SAMLCore §5.4.1',
    modes: ['assertion'],
    point: 'signed-response',
    apply: (response) => {
      const assertion = child(response, 'Assertion');
      const signature = assertion === undefined ? undefined : child(assertion, 'Signature');
      if (signature === undefined) return response;
      const bare = editChild(response, 'Assertion', (found) => withoutChildren(found, 'Signature'));
      return insertAfter(bare, 'Issuer', [signature]);
    },
  },
  {
    name: 'digest-smuggled',
    effect: 'negative',
    summary: "NameID is another person's, and StatusDetail holds a DigestValue that fits it.",
    clause: 'CVE-2024-45409; CWE-347',
    modes: ['assertion'],
    parameters: { as: 'Login of the person put in.' },
    point: 'signed-response',
    apply: async (response, context) => {
      const forged = await impersonate(response, context);
      const assertion = child(forged, 'Assertion');
      if (assertion === undefined) return response;
      const value = element('ds:DigestValue', {
        namespaces: { ds: XML_DSIG },
        children: [digestOf(withoutChildren(assertion, 'Signature'))],
      });
      return editChild(forged, 'Status', (status) =>
        withChildren(status, [...status.children, element('saml2p:StatusDetail', { children: [value] })]),
      );
    },
  },
];

const sha256 = (octets: string) => createHash('sha256').update(octets, 'utf8').digest('base64');

/** A Manifest holds no Signature, and none of its prefixes is inclusive. */
function withOnlyCanonicalisation(reference: Parameters<typeof pointTo>[0]) {
  const plain = element('ds:Transform', { attributes: { Algorithm: EXCLUSIVE_C14N } });
  return editChild(reference, 'Transforms', (list) => withChildren(list, [plain]));
}
