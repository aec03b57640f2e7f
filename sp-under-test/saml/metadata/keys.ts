import { createPublicKey, X509Certificate } from 'node:crypto';
import { publicKeyOf, weaknessOf } from '../keys/index.ts';
import { attribute, child, children, ns, text } from '../xml/index.ts';
import { IdpMetadataError } from './refused.ts';

/**
 * Metadata 2.4.1.1: all keys for signing, PEM; a KeyDescriptor without `use` serves for both purposes. A certificate only
 * carries its key: dates, issuer and extensions of it mean nothing here. A weak key beside a strong one is passed over: it
 * may be the one that is being replaced.
 */
export function signingKeys(role: Element): [string, ...string[]] {
  const infos = children(role, ns.md, 'KeyDescriptor')
    .filter((one) => [undefined, 'signing'].includes(attribute(one, 'use')))
    .flatMap((one) => children(one, ns.ds, 'KeyInfo'));
  const certificates = infos
    .flatMap((one) => children(one, ns.ds, 'X509Data'))
    .flatMap((one) => children(one, ns.ds, 'X509Certificate'))
    .map((one) => certificatePem(text(one) ?? ''));
  // A key without a certificate may stand beside one, but an administrator is asked for a certificate (D-27).
  const bare = infos.filter((one) => child(one, ns.ds, 'X509Data') === undefined).flatMap(keyValuePem);
  const all = certificates.length > 0 ? [...new Set([...certificates, ...bare])] : [];
  const [first, ...rest] = all.filter((pem) => weaknessOf(publicKeyOf(pem)) === undefined);
  if (first !== undefined) return [first, ...rest];
  const [weak] = all;
  if (weak === undefined) {
    throw new IdpMetadataError('metadata_certificate_missing', 'The metadata has no signing certificate.');
  }
  const why = weaknessOf(publicKeyOf(weak));
  throw new IdpMetadataError('metadata_key_weak', `The signing key in the metadata is too weak: ${why}.`);
}

function certificatePem(base64: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).toString();
  } catch {
    throw new IdpMetadataError('metadata_certificate_invalid', 'A signing certificate in the metadata cannot be read.');
  }
}

/** XMLDSig 4.5.2.2: an RSA key as two numbers; any other kind is passed over. */
function keyValuePem(keyInfo: Element): string[] {
  const numbers = child(child(keyInfo, ns.ds, 'KeyValue'), ns.ds, 'RSAKeyValue');
  const part = (name: string) => Buffer.from(text(child(numbers, ns.ds, name)) ?? '', 'base64').toString('base64url');
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: part('Modulus'), e: part('Exponent') } });
    return [key.export({ type: 'spki', format: 'pem' }).toString()];
  } catch {
    return [];
  }
}
