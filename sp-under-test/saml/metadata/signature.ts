import { Findings } from '../findings.ts';
import { trustedKeys, verifyEnveloped } from '../signature/index.ts';
import { children, ns } from '../xml/index.ts';
import { parseMetadata } from './parse.ts';
import type { MetadataReadOptions } from './read-options.ts';
import { IdpMetadataError } from './refused.ts';

/**
 * SAMLMeta 3: the root's own signature, by the key that was agreed on beforehand; what KeyInfo shows is anybody's claim.
 * Answers the signed document read from the verified bytes, and the given one where no signature is asked for.
 */
export function verifiedRoot(root: Element, xml: string, { off = [], signedBy }: MetadataReadOptions): Element {
  if (signedBy === undefined) return root;
  if (children(root, ns.ds, 'Signature').length === 0) {
    if (off.includes('metadata_signature_missing')) return root;
    throw new IdpMetadataError('metadata_signature_missing', 'The metadata is not signed.');
  }
  if (off.includes('metadata_signature_invalid')) return root;
  const findings = new Findings([]);
  const signed = verifyEnveloped(root, xml, trustedKeys([signedBy]), findings);
  if (findings.any) {
    throw new IdpMetadataError('metadata_signature_invalid', 'The signature of the metadata does not hold.');
  }
  return parseMetadata(signed, {});
}
