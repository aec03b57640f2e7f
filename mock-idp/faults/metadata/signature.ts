import { element, keyInfo, XML_DSIG } from '../../saml/xml/index.ts';
import { type MetadataEntry, withKeyDescriptor } from './entry.ts';

const CLAUSE = 'SAMLMeta §3; IIP-MD03';

/** Whether the document is signed, by whom, and whether the signature still holds. */
export const signatureFaults: readonly MetadataEntry[] = [
  {
    name: 'metadata-signed',
    effect: 'benign',
    summary: "The root is signed by the app's own key.",
    clause: CLAUSE,
    point: 'metadata-plan',
    apply: (plan, { freshId, ownKey }) => ({ ...plan, sealing: { id: freshId(), key: ownKey } }),
  },
  {
    name: 'metadata-unsigned',
    effect: 'negative',
    summary: 'The signature of the root is gone.',
    clause: CLAUSE,
    point: 'metadata-plan',
    apply: (plan) => {
      const { sealing, ...rest } = plan;
      return sealing === undefined ? plan : rest;
    },
  },
  {
    name: 'metadata-signed-by-stranger',
    effect: 'negative',
    summary: 'The root is signed by a key of nobody, which KeyInfo shows.',
    clause: CLAUSE,
    point: 'metadata-plan',
    apply: async (plan, { freshId, strangerKey }) => ({
      ...plan,
      sealing: { id: freshId(), key: await strangerKey() },
    }),
  },
  {
    name: 'metadata-tampered',
    effect: 'negative',
    summary: 'The next key was put beside the current one after signing.',
    clause: `${CLAUSE}; CWE-347`,
    point: 'signed-metadata',
    apply: async (root, { nextKey }) => {
      const { certificate } = await nextKey('plain');
      const shown = keyInfo(certificate, { ds: XML_DSIG });
      return withKeyDescriptor(
        root,
        element('md:KeyDescriptor', { attributes: { use: 'signing' }, children: [shown] }),
      );
    },
  },
];
