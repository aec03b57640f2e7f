import type { KeyObject } from 'node:crypto';
import type { Findings } from '../findings.ts';
import { children, ns } from '../xml/index.ts';
import { verifySignatures } from './own-signature.ts';
import { shapeObjections } from './shape.ts';

/** Verifies the one Signature that a root carries over itself, and answers the octets it covers. */
export function verifyEnveloped(
  root: Element,
  document: string,
  keys: readonly KeyObject[],
  findings: Findings,
): string {
  const [signature, ...others] = children(root, ns.ds, 'Signature');
  if (signature === undefined || others.length > 0) {
    findings.insist('signature_reference_invalid', 'SAMLCore 5.4.1', `${others.length + 1} Signatures in the root`);
    return '';
  }
  for (const { reason, clause, detail } of shapeObjections(signature, root)) findings.insist(reason, clause, detail);
  if (findings.any) return '';
  const [verified] = verifySignatures([{ signature, parent: root }], document, keys, findings);
  return verified?.xml ?? '';
}
