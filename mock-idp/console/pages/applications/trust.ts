import { X509Certificate } from 'node:crypto';
import type { App } from '../../../org/index.ts';
import { certificatePem, metadata } from '../../../saml/index.ts';
import type { Visit } from '../../engine/index.ts';

/** What a service provider needs of an app, ready to be shown or copied. Public halves only. */
export interface Trust {
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  metadata: string;
  pem: string;
  sha1: string;
  sha256: string;
  validUntil: Date;
}

/** Reads the app's addresses and the certificate of its active key. */
export async function trustOf(visit: Visit, app: App): Promise<Trust> {
  const { applications } = visit.services.org;
  const { entityId, ssoUrl, metadataUrl } = applications.addresses(app);
  const { certificate } = await applications.signingKey(app);
  const pem = certificatePem({ certificate });
  const x509 = new X509Certificate(pem);
  return {
    entityId,
    ssoUrl,
    metadataUrl,
    metadata: metadata({ entityId, ssoUrl, certificate, nameIdFormat: app.settings.signOn.subjectNameIdFormat }),
    pem,
    sha1: x509.fingerprint,
    sha256: x509.fingerprint256,
    validUntil: new Date(x509.validTo),
  };
}
