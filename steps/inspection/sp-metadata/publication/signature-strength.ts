import { isWeak } from '../../document/algorithms.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { algorithmSpan } from '../../xml-signature.ts';

/** SDP-ALG01, IIP-ALG01, IIP-ALG02: SHA-256 or stronger, in digest and signature. */
export const signatureStrength: Rule = (evidence) =>
  inMetadata(evidence, ({ document }) => {
    const [signature] = document.signatures;
    if (signature === undefined) return unjudged('The metadata is not signed.');
    const used = [signature.signatureMethod, ...signature.references.map(({ digestMethod }) => digestMethod)];
    const weak = used.find((algorithm) => isWeak(algorithm) === true);
    if (weak !== undefined) return broken(`Signed with ${weak}.`, document, algorithmSpan(document.root, weak));
    const unknown = used.find((algorithm) => isWeak(algorithm) === undefined);
    return unknown === undefined ? holds(used.join(', '), document) : unjudged(`The judge does not know ${unknown}.`);
  });
