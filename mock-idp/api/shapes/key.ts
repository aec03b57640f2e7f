import { createHash, X509Certificate } from 'node:crypto';
import type { AppKey } from '../../org/index.ts';
import type { SigningKey } from '../../saml/index.ts';
import { moment } from './moment.ts';

/** A signing key as a JSON Web Key: its public half only. */
export function keyJson({ created }: AppKey, { kid, certificate }: Pick<SigningKey, 'kid' | 'certificate'>) {
  const x509 = new X509Certificate(Buffer.from(certificate, 'base64'));
  const { kty, ...numbers } = x509.publicKey.export({ format: 'jwk' });
  return {
    kty,
    created: moment(created),
    lastUpdated: moment(created),
    expiresAt: new Date(x509.validTo).toISOString(),
    kid,
    use: 'sig',
    x5c: [certificate],
    'x5t#S256': createHash('sha256').update(x509.raw).digest('base64url'),
    // `e` and `n` of RSA; `crv`, `x` and `y` of a curve.
    ...numbers,
  };
}
