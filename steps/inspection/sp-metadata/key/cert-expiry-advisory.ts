import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** IIP-MD12, SDP-MD05: the certificate is a wrapping of the key, and its dates bind nobody; some partners look at them. */
export const certExpiryAdvisory: Rule = (evidence) =>
  inMetadata(evidence, ({ document, keys }) => {
    const wrapped = keys.flatMap(({ certificate, element }) =>
      certificate === undefined ? [] : [{ certificate, element }],
    );
    if (wrapped.length === 0) return unjudged('The metadata has no certificate.');
    const over = wrapped.find(({ certificate }) => new Date(certificate.validTo) < evidence.now);
    return over === undefined
      ? holds('No certificate has expired.', document)
      : broken(`A certificate expired at ${over.certificate.validTo}.`, document, over.element.span);
  });
