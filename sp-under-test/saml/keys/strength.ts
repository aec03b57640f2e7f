import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

const rsaBits = 2048;
/** With 3 and other small exponents, lenient verifiers elsewhere have been made to accept signatures nobody made. */
const rsaExponent = 65_537n;
/** Curves of 256 bits and more. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'];

/** The key that a certificate carries, or that stands alone (XMLDSig 4.5.2). Throws if it cannot be read. */
export function publicKeyOf(pem: string): KeyObject {
  return pem.includes('PUBLIC KEY') ? createPublicKey(pem) : new X509Certificate(pem).publicKey;
}

/** Why a key vouches for nothing however well a signature verifies with it (SDP-MD06, CWE-326); undefined if it is strong. */
export function weaknessOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'ec') {
    return curves.includes(namedCurve) ? undefined : `its curve ${namedCurve} is not one of ${curves.join(', ')}`;
  }
  if (asymmetricKeyType !== 'rsa') return `it is neither RSA nor EC but ${asymmetricKeyType ?? 'of no known kind'}`;
  if (modulusLength < rsaBits) return `it has ${modulusLength} bits; at least ${rsaBits} are required`;
  if (publicExponent < rsaExponent) return `its exponent is ${publicExponent}; at least ${rsaExponent} is required`;
  return undefined;
}
