import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';
import { advertisedSigned, isSigned } from '../../signed.ts';

/** SAMLMeta §2.4.4, SDP-IDP04: who says that requests are signed signs every one. */
export const signedWhenAdvertised: Rule = (evidence) =>
  everyRequest(evidence, (request) => {
    if ('absent' in evidence.metadata) return unjudged(evidence.metadata.absent);
    if (advertisedSigned(evidence) !== true) return unjudged('Metadata does not say that requests are signed.');
    return isSigned(request)
      ? holds('Signed, as metadata says.', request.wire)
      : broken(
          'Metadata says AuthnRequestsSigned, and this request is not.',
          request.wire,
          spanOf(request.wire.text, ''),
        );
  });
