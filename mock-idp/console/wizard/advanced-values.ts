/** The advanced settings between the form, the draft and the organisation. */
import {
  bareCertificate,
  digestAlgorithms,
  encryptionAlgorithms,
  keyTransportAlgorithms,
  type SamlSettings,
  signatureAlgorithms,
} from '../../org/index.ts';
import type { DraftValues } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';
import { chosen } from './choices.ts';
import { endpointSettings, readEndpoints } from './requestable-urls.tsx';
import { lifetimeOf, lifetimeSeconds, readLifetime } from './session-lifetime.tsx';

type Advanced = Pick<
  DraftValues,
  | 'responseSigned'
  | 'assertionSigned'
  | 'signatureAlgorithm'
  | 'digestAlgorithm'
  | 'encrypted'
  | 'encryptionAlgorithm'
  | 'keyTransportAlgorithm'
  | 'encryptionCertificate'
  | 'spCertificate'
  | 'sloEnabled'
  | 'logoutUrl'
  | 'sloIssuer'
  | 'participateSlo'
  | 'logoutRequestUrl'
  | 'logoutBinding'
  | 'signedRequests'
  | 'authnContextClassRef'
  | 'honorForceAuthn'
  | 'idpIssuer'
  | 'acsEndpoints'
  | 'lifetimeSent'
  | 'lifetime'
  | 'lifetimeUnit'
>;

/** Of the settings of an app. */
export function advancedOf(signOn: SamlSettings): Advanced {
  const { assertionEncryption, slo, participateSlo } = signOn;
  return {
    responseSigned: signOn.responseSigned,
    assertionSigned: signOn.assertionSigned,
    signatureAlgorithm: signOn.signatureAlgorithm,
    digestAlgorithm: signOn.digestAlgorithm,
    encrypted: assertionEncryption.enabled,
    encryptionAlgorithm: assertionEncryption.encryptionAlgorithm ?? 'AES256_CBC',
    keyTransportAlgorithm: assertionEncryption.keyTransportAlgorithm ?? 'RSA_OAEP',
    encryptionCertificate: (assertionEncryption.x5c ?? []).join('\n\n'),
    spCertificate: (signOn.spCertificate?.x5c ?? []).join('\n\n'),
    sloEnabled: slo.enabled,
    logoutUrl: slo.logoutUrl ?? '',
    sloIssuer: slo.issuer ?? '',
    participateSlo: participateSlo.enabled,
    logoutRequestUrl: participateSlo.logoutRequestUrl ?? '',
    logoutBinding: participateSlo.bindingType ?? 'POST',
    signedRequests: signOn.samlSignedRequestEnabled,
    authnContextClassRef: signOn.authnContextClassRef,
    honorForceAuthn: signOn.honorForceAuthn,
    idpIssuer: signOn.idpIssuer,
    acsEndpoints: signOn.acsEndpoints.map(({ url, index }) => ({ url, index: String(index) })),
    ...lifetimeOf(signOn.samlAssertionLifetimeSeconds),
  };
}

/** As typed. */
export function readAdvancedSettings(form: Submitted, before: Advanced): Advanced {
  return {
    responseSigned: form.text('responseSigned') === 'signed',
    assertionSigned: form.text('assertionSigned') === 'signed',
    signatureAlgorithm: chosen(signatureAlgorithms, form.text('signatureAlgorithm'), before.signatureAlgorithm),
    digestAlgorithm: chosen(digestAlgorithms, form.text('digestAlgorithm'), before.digestAlgorithm),
    encrypted: form.text('assertionEncryption') === 'encrypted',
    encryptionAlgorithm: chosen(encryptionAlgorithms, form.text('encryptionAlgorithm'), before.encryptionAlgorithm),
    keyTransportAlgorithm: chosen(
      keyTransportAlgorithms,
      form.text('keyTransportAlgorithm'),
      before.keyTransportAlgorithm,
    ),
    encryptionCertificate: form.text('encryptionCertificate'),
    spCertificate: form.text('spCertificate'),
    sloEnabled: form.ticked('sloEnabled'),
    logoutUrl: form.text('logoutUrl'),
    sloIssuer: form.text('sloIssuer'),
    participateSlo: form.ticked('participateSlo'),
    logoutRequestUrl: form.text('logoutRequestUrl'),
    logoutBinding: form.text('logoutBinding') === 'REDIRECT' ? 'REDIRECT' : 'POST',
    signedRequests: form.ticked('signedRequests'),
    authnContextClassRef: form.text('authnContextClassRef'),
    honorForceAuthn: form.text('honorForceAuthn') === 'yes',
    idpIssuer: form.text('idpIssuer'),
    acsEndpoints: readEndpoints(form),
    ...readLifetime(form),
  };
}

/** Certificates as pasted: several stand one after the other, in PEM or parted by an empty line. */
function certificatesIn(text: string): string[] {
  return text
    .split(/-----END CERTIFICATE-----|\r?\n\s*\r?\n/)
    .map(bareCertificate)
    .filter((one) => one !== '');
}

/** For the organisation. What was typed for something that is off is kept, so that it can be switched on again. */
export function advancedSettings(values: Advanced): Partial<SamlSettings> {
  const encryption = certificatesIn(values.encryptionCertificate);
  const signature = certificatesIn(values.spCertificate);
  return {
    idpIssuer: values.idpIssuer,
    responseSigned: values.responseSigned,
    assertionSigned: values.assertionSigned,
    signatureAlgorithm: values.signatureAlgorithm,
    digestAlgorithm: values.digestAlgorithm,
    assertionEncryption: {
      enabled: values.encrypted,
      encryptionAlgorithm: values.encryptionAlgorithm,
      keyTransportAlgorithm: values.keyTransportAlgorithm,
      ...(encryption.length > 0 && { x5c: encryption }),
    },
    spCertificate: { x5c: signature },
    slo: {
      enabled: values.sloEnabled,
      ...(values.logoutUrl !== '' && { logoutUrl: values.logoutUrl }),
      ...(values.sloIssuer !== '' && { issuer: values.sloIssuer }),
    },
    participateSlo: {
      enabled: values.participateSlo,
      bindingType: values.logoutBinding,
      ...(values.logoutRequestUrl !== '' && { logoutRequestUrl: values.logoutRequestUrl }),
    },
    samlSignedRequestEnabled: values.signedRequests,
    ...endpointSettings(values.acsEndpoints),
    samlAssertionLifetimeSeconds: lifetimeSeconds(values),
    honorForceAuthn: values.honorForceAuthn,
    authnContextClassRef: values.authnContextClassRef,
  };
}
