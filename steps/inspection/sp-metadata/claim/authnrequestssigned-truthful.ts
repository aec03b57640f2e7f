import { attributeOf } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { advertisedSigned, isSigned } from '../../signed.ts';

/** SAMLMeta §2.4.4, SDP-MD01, SDP-MD04: AuthnRequestsSigned="true" is a promise about every request. */
export const authnrequestssignedTruthful: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    if (evidence.requests.length === 0) return unjudged('The SP sent no AuthnRequest.');
    const unsigned = evidence.requests.filter((request) => !isSigned(request)).length;
    if (advertisedSigned(evidence) !== true)
      return holds(unsigned === 0 ? 'Not promised, and done all the same.' : 'Not promised.', document);
    const flag = attributeOf(role, 'AuthnRequestsSigned') ?? role ?? document.root;
    return unsigned === 0
      ? holds('Promised and kept.', document)
      : broken(
          `Promised, and ${unsigned} of ${evidence.requests.length} requests are not signed.`,
          document,
          flag.span,
        );
  });
