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

/** The Locations of one kind of service. */
function locations({ root }: ReadDocument, service: string): string[] {
  const services = withDescendants(root).filter(({ namespace, name }) => namespace === ns.md && name === service);
  return [...new Set(services.map((one) => readAttribute(one, 'Location') ?? ''))];
}

/** IIP-SSO06, SAMLMeta §2.4.3: requests go to a Location of SingleSignOnService, with the query that it has. */
export const askedWhereNamed: IdpWish = (request, published) => {
  if ('unreadable' in published) return unreadable(published);
  return wentTo(sentTo(request), locations(published, 'SingleSignOnService'), request.wire);
};

/** IIP-SP17: the LogoutRequest, sent to this address, goes to a Location of SingleLogoutService. */
export function toldWhereNamed(url: string, published: ReadDocument | Unreadable): Result {
  if ('unreadable' in published) return unreadable(published);
  const shown = { title: 'Where the LogoutRequest was sent', text: url };
  return wentTo(sentTo({ url }), locations(published, 'SingleLogoutService'), shown);
}

const wentTo = (place: string, named: readonly string[], shown: { title: string; text: string }): Result =>
  named.includes(place)
    ? holds(`Sent to ${place}.`, shown)
    : broken(`Sent to ${place}; the metadata names ${named.join(', ')}.`, shown, spanOf(shown.text, ''));

const unreadable = (published: Unreadable): Result => unjudged(`The metadata cannot be read: ${published.unreadable}`);

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
  if ('unreadable' in published) return unreadable(published);
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
