import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A certificate that no IdP of these tests signs with, PEM. */
export function outdatedCertificate(): string {
  return readFileSync(createRequire(import.meta.url).resolve('#package/fixtures/keys/retired-idp.cert.pem'), 'utf8');
}
