import { isTrue } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isSigned } from '../../signed.ts';

/** SAMLMeta §2.4.1.1: who signs publishes the key, for signing or without a use. */
export const signingKeyPresent: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, keys, role }) => {
    const signs = evidence.requests.some(isSigned) || isTrue(role, 'AuthnRequestsSigned');
    if (keys.some(({ key, use }) => use !== 'encryption' && key !== undefined))
      return holds('There is a signing key.', document);
    const unread = keys.filter(({ use }) => use !== 'encryption');
    if (unread.length > 0)
      return unjudged(
        'The signing KeyDescriptor holds neither an X.509 certificate nor an RSA key value that the judge can read.',
      );
    if (!signs) return unjudged('The SP signs no request, and does not say that it would.');
    return broken(
      'The SP signs, and its metadata has no key for signing.',
      document,
      (role ?? entity ?? document.root).span,
    );
  });
