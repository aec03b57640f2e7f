import type { App, SamlSettings } from '../../org/index.ts';
import { toOkta } from './spelling.ts';

/** `settings.signOn` in the order of Okta's answers. What Okta has no key for is not shown. */
export function signOnJson({ settings: { signOn } }: App) {
  const { allowMultipleAcsEndpoints, participateSlo, slo, spCertificate } = signOn;
  return {
    defaultRelayState: signOn.defaultRelayState,
    ssoAcsUrl: signOn.ssoAcsUrl,
    idpIssuer: signOn.idpIssuer,
    audience: signOn.audience,
    recipient: signOn.recipient,
    destination: signOn.destination,
    subjectNameIdTemplate: signOn.subjectNameIdTemplate,
    subjectNameIdFormat: toOkta(signOn.subjectNameIdFormat),
    responseSigned: signOn.responseSigned,
    assertionSigned: signOn.assertionSigned,
    signatureAlgorithm: signOn.signatureAlgorithm,
    digestAlgorithm: signOn.digestAlgorithm,
    honorForceAuthn: signOn.honorForceAuthn,
    authnContextClassRef: toOkta(signOn.authnContextClassRef),
    ...(spCertificate && spCertificate.x5c.length > 0 && { spCertificate: { x5c: spCertificate.x5c.map(wrapped) } }),
    ...(signOn.samlAssertionLifetimeSeconds !== undefined && {
      samlAssertionLifetimeSeconds: signOn.samlAssertionLifetimeSeconds,
    }),
    spIssuer: (slo.enabled ? slo.issuer : undefined) ?? null,
    requestCompressed: false,
    attributeStatements: signOn.attributeStatements.map(({ values, filterType, filterValue, ...statement }) =>
      statement.type === 'GROUP' ? { ...statement, filterType, filterValue } : { ...statement, values },
    ),
    inlineHooks: [],
    assertionEncryption: encryptionJson(signOn),
    allowMultipleAcsEndpoints,
    acsEndpoints: allowMultipleAcsEndpoints ? signOn.acsEndpoints : [],
    samlSignedRequestEnabled: signOn.samlSignedRequestEnabled,
    slo: slo.enabled ? slo : { enabled: false },
    ...(participateSlo.enabled && { participateSlo: { ...participateSlo, sessionIndexRequired: true } }),
  };
}

/** Okta hands a Signature Certificate back in lines of 76, whatever it came in. */
const wrapped = (certificate: string) => (certificate.match(/.{1,76}/g) ?? []).map((line) => `${line}\r\n`).join('');

function encryptionJson({ assertionEncryption }: SamlSettings) {
  const { enabled, encryptionAlgorithm = 'AES256_CBC', keyTransportAlgorithm = 'RSA_OAEP' } = assertionEncryption;
  if (!enabled) return { enabled };
  return { enabled, encryptionAlgorithm, keyTransportAlgorithm, x5c: assertionEncryption.x5c ?? [] };
}
