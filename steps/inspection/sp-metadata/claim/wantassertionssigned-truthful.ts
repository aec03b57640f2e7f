import { attributeOf, isTrue } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLMeta §2.4.4 as of erratum E7: the Assertion itself is to be signed; a signature over the Response is none. */
export const wantassertionssignedTruthful: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    if (!isTrue(role, 'WantAssertionsSigned')) return unjudged('The metadata does not ask for signed Assertions.');
    const flag = attributeOf(role, 'WantAssertionsSigned') ?? role ?? document.root;
    return evidence.acceptedSealings.includes('R')
      ? broken(
          'The metadata wants Assertions signed, and preflight saw a Response accepted whose Assertion is not.',
          document,
          flag.span,
        )
      : holds('Preflight saw no unsigned Assertion accepted.', document);
  });
