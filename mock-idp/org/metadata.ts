import { metadata } from '../saml/index.ts';
import type { App } from './model.ts';
import type { AppAddresses } from './services.ts';

/** The metadata of an app, as the Metadata URL and the console show it. */
export function metadataOf(app: App, { entityId, ssoUrl, sloUrl, sloCallbackUrl }: AppAddresses, certificate: string) {
  const { subjectNameIdFormat, slo, participateSlo } = app.settings.signOn;
  return metadata({
    entityId,
    ssoUrl,
    certificate,
    nameIdFormat: subjectNameIdFormat,
    ...((slo.enabled || participateSlo.enabled) && { slo: { url: sloUrl, responseUrl: sloCallbackUrl } }),
  });
}
