import { isTrue, readAttribute } from './document/tree.ts';
import type { Evidence, SentRequest } from './evidence.ts';

/** The value of a query parameter or form field. */
export const parameter = (request: SentRequest, name: string): string | undefined =>
  request.parameters.find((one) => one.name === name)?.value;

/** Whether a request is signed: in its query for HTTP-Redirect, inside for HTTP-POST. */
export function isSigned(request: SentRequest): boolean {
  if (request.binding === 'HTTP-Redirect') return parameter(request, 'Signature') !== undefined;
  return !('unreadable' in request.message) && request.message.signatures.length > 0;
}

/** By what a request says it is signed: SigAlg of its query, or SignatureMethod inside. */
export function signatureAlgorithmOf(request: SentRequest): string | undefined {
  if (request.binding === 'HTTP-Redirect') return parameter(request, 'SigAlg');
  return 'unreadable' in request.message ? undefined : request.message.signatures[0]?.signatureMethod;
}

/** Where a request went: the address without what the binding put into its query. */
export function sentTo({ url }: Pick<SentRequest, 'url'>): string {
  const [address = '', query] = url.split(/\?(.*)/s);
  const others = (query ?? '')
    .split('&')
    .filter((piece) => !/^(SAMLRequest|RelayState|SigAlg|Signature|SAMLEncoding)=/.test(piece));
  return others.join('&') === '' ? address : `${address}?${others.join('&')}`;
}

/** What metadata says of signing; undefined where there is none, or where it says nothing. */
export function advertisedSigned({ metadata }: Evidence): boolean | undefined {
  if ('absent' in metadata || metadata.role === undefined) return undefined;
  return readAttribute(metadata.role, 'AuthnRequestsSigned') === undefined
    ? undefined
    : isTrue(metadata.role, 'AuthnRequestsSigned');
}
