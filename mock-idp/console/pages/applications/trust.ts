import { X509Certificate } from 'node:crypto';
import { type App, metadataOf } from '../../../org/index.ts';
import { certificatePem } from '../../../saml/index.ts';
import type { Visit } from '../../engine/index.ts';

/** What a service provider needs of an app, ready to be shown or copied. Public halves only. */
export interface Trust {
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  /** There when the app may initiate single logout. */
  sloUrl?: string;
  metadata: string;
  pem: string;
  sha1: string;
  sha256: string;
  validUntil: Date;
}

/** Reads the app's addresses and the certificate of its active key. */
export async function trustOf(visit: Visit, app: App): Promise<Trust> {
  const { applications } = visit.services.org;
  const addresses = applications.addresses(app);
  const { entityId, ssoUrl, metadataUrl } = addresses;
  const { certificate } = await applications.signingKey(app);
  const pem = certificatePem({ certificate });
  const x509 = new X509Certificate(pem);
  return {
    entityId,
    ssoUrl,
    metadataUrl,
    ...(app.settings.signOn.slo.enabled && { sloUrl: addresses.sloUrl }),
    metadata: await metadataOf(applications, app, { now: visit.services.clock.now() }),
    pem,
    sha1: x509.fingerprint,
    sha256: x509.fingerprint256,
    validUntil: new Date(x509.validTo),
  };
}
