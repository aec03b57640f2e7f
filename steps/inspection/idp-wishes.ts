/** What an SP takes over from the metadata of its IdP, looked at in one AuthnRequest that left after it read that metadata. */
import { type ReadDocument, readDocument, type Unreadable } from './document/read.ts';
import { ns, readAttribute, withDescendants } from './document/tree.ts';
import type { SentRequest } from './evidence.ts';
import { broken, holds, type Result, spanOf, unjudged } from './result.ts';
import { isSigned, sentTo, signatureAlgorithmOf } from './signed.ts';

/** A rule about a request and the metadata that the SP had read last. */
export type IdpWish = (request: SentRequest, published: ReadDocument | Unreadable) => Result;

/** Reads what the Metadata URL served. */
export const readPublished = (body: string): Promise<ReadDocument | Unreadable> =>
  readDocument('The metadata of the IdP', body, 'metadata');

/** IIP-SSO06, SAMLMeta §2.4.3: requests go to a Location of SingleSignOnService, with the query that it has. */
export const askedWhereNamed: IdpWish = (request, published) => {
  if ('unreadable' in published) return unjudged(`The metadata cannot be read: ${published.unreadable}`);
  const services = withDescendants(published.root).filter(
    ({ namespace, name }) => namespace === ns.md && name === 'SingleSignOnService',
  );
  const named = [...new Set(services.map((service) => readAttribute(service, 'Location') ?? ''))];
  const place = sentTo(request);
  return named.includes(place)
    ? holds(`Sent to ${place}.`, request.wire)
    : broken(`Sent to ${place}; the metadata names ${named.join(', ')}.`, request.wire, spanOf(request.wire.text, ''));
};

/** IIP-SSO06, SAMLMeta §2.4.3: where WantAuthnRequestsSigned is true, requests are signed. */
export const signedWhereWanted: IdpWish = (request) =>
  isSigned(request)
    ? holds('Signed, as the metadata wants it.', request.wire)
    : broken(
        'The metadata says WantAuthnRequestsSigned, and the request is not signed.',
        request.wire,
        spanOf(request.wire.text, ''),
      );

/** IIP-MD10: a signed request is signed by an algorithm of an alg:SigningMethod, where there is any. */
export const signedAsDeclared: IdpWish = (request, published) => {
  if ('unreadable' in published) return unjudged(`The metadata cannot be read: ${published.unreadable}`);
  if (!isSigned(request)) return unjudged('The request is not signed; mdc-requests-signed judges that.');
  const methods = withDescendants(published.root).filter(
    ({ namespace, name }) => namespace === ns.alg && name === 'SigningMethod',
  );
  const declared = methods.map((method) => readAttribute(method, 'Algorithm') ?? '');
  const used = signatureAlgorithmOf(request) ?? '(none)';
  return declared.includes(used)
    ? holds(`Signed with ${used}, as declared.`, request.wire)
    : broken(
        `Signed with ${used}; the metadata declares ${declared.join(', ')}.`,
        request.wire,
        spanOf(request.wire.text, encodeURIComponent(used)),
      );
};
