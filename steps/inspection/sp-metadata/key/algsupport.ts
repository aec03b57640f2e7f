import { attributeOf, ns, withDescendants } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';

/** IIP-MD09: algorithms that metadata names, in alg:SigningMethod, alg:DigestMethod and md:EncryptionMethod, are named by URI. */
export const algsupport: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity }) => {
    const named = withDescendants(entity ?? document.root).filter(
      ({ name, namespace }) =>
        (namespace === ns.alg && ['SigningMethod', 'DigestMethod'].includes(name)) ||
        (namespace === ns.md && name === 'EncryptionMethod'),
    );
    if (named.length === 0) return unjudged('The metadata names no algorithms; whether it could cannot be seen.');
    const wrong = named.find((one) => !isAbsoluteUri(attributeOf(one, 'Algorithm')?.value ?? ''));
    return wrong === undefined
      ? holds(`${named.length} algorithms are named.`, document)
      : broken(`${wrong.name} names no algorithm by URI.`, document, wrong.span);
  });
