import { X509Certificate } from 'node:crypto';
import type { OrgServices } from '../org/index.ts';
import { certificatePem, type SigningKey } from '../saml/index.ts';

/** What the SP behind an app was asked to trust. */
export interface Trust {
  /** Label of the app. */
  app: string;
  acsUrl: string;
  entityId: string;
  ssoUrl: string;
  /** PEM. */
  certificate: string;
  /** SHA-256 of the certificate, as SPs and browsers show it. */
  fingerprint: string;
  /** True: everybody who has this package can sign with it. */
  publicKey: boolean;
}

/** Reads the trust of every app. */
export async function trustsOf(org: OrgServices, demoKey: SigningKey | undefined): Promise<Trust[]> {
  const trusts: Trust[] = [];
  for (const app of await org.applications.list()) {
    const { entityId, ssoUrl } = org.applications.addresses(app);
    const key = await org.applications.signingKey(app);
    const certificate = certificatePem(key);
    trusts.push({
      app: app.label,
      acsUrl: app.settings.signOn.ssoAcsUrl,
      entityId,
      ssoUrl,
      certificate,
      fingerprint: new X509Certificate(certificate).fingerprint256,
      publicKey: key.kid === demoKey?.kid,
    });
  }
  return trusts;
}
