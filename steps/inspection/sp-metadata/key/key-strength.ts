import type { KeyObject } from 'node:crypto';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

const curves: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp384r1: 384,
  secp521r1: 521,
  prime192v1: 192,
  secp224r1: 224,
};

/** SDP-MD06, SDP-MD07, CWE-326: RSA of 2048 bits, elliptic curves of 256, or more. */
export const keyStrength: Rule = (evidence) =>
  inMetadata(evidence, ({ document, keys }) => {
    const readable = keys.flatMap(({ element, key }) => (key === undefined ? [] : [{ element, ...strengthOf(key) }]));
    if (readable.length === 0) return unjudged('The metadata has no key that the judge can read.');
    const weak = readable.find(({ bits, least }) => bits !== undefined && bits < least);
    return weak === undefined
      ? holds(readable.map(({ bits, kind }) => `${kind} ${bits ?? 'of unknown size'}`).join(', '), document)
      : broken(`${weak.kind} of ${weak.bits} bits; ${weak.least} are due.`, document, weak.element.span);
  });

function strengthOf({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject) {
  const isCurve = asymmetricKeyType === 'ec';
  const bits = isCurve ? curves[asymmetricKeyDetails?.namedCurve ?? ''] : asymmetricKeyDetails?.modulusLength;
  return { kind: (asymmetricKeyType ?? 'key').toUpperCase(), bits, least: isCurve ? 256 : 2048 };
}
