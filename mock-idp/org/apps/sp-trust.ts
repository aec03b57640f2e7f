/** Settings by which an app knows its SP's keys: encryption, signed requests, single logout. */
import { X509Certificate } from 'node:crypto';
import type { SamlSettings } from '../model.ts';
import type { OrgProblem } from '../services.ts';

/** "Encryption Algorithm" of the wizard. */
export const encryptionAlgorithms = {
  'AES256-CBC': 'AES256_CBC',
  'AES128-CBC': 'AES128_CBC',
  'AES256-GCM': 'AES256_GCM',
  'AES128-GCM': 'AES128_GCM',
} as const;

/** "Key Transport Algorithm" of the wizard; the last two Okta does not offer. */
export const keyTransportAlgorithms = {
  'RSA-OAEP': 'RSA_OAEP',
  'RSA-1.5 (weak)': 'RSA_15',
  'RSA-OAEP (MGF1P, digest SHA-256)': 'RSA_OAEP_MGF1P_SHA256',
  'RSA-OAEP (XML Encryption 1.1, SHA-256)': 'RSA_OAEP_SHA256',
} as const;

/** "Signature Algorithm" of the wizard. */
export const signatureAlgorithms = {
  'RSA-SHA256': 'RSA_SHA256',
  'RSA-SHA384': 'RSA_SHA384',
  'RSA-SHA512': 'RSA_SHA512',
  'RSA-SHA1 (weak)': 'RSA_SHA1',
  'ECDSA-SHA256 (P-256 key)': 'ECDSA_SHA256',
  'ECDSA-SHA384 (P-384 key)': 'ECDSA_SHA384',
} as const;

/** "Digest Algorithm" of the wizard. */
export const digestAlgorithms = {
  SHA256: 'SHA256',
  SHA384: 'SHA384',
  SHA512: 'SHA512',
  'SHA1 (weak)': 'SHA1',
} as const;

/** The DER of a certificate in one line of base64, whatever armour and line breaks it came in. */
export function bareCertificate(text: string): string {
  return text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '');
}

/** Whether it can be read, and is of an RSA key. */
export function isRsaCertificate(text: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(bareCertificate(text), 'base64'));
    return publicKey.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function isHttpUrl(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

interface TrustRule {
  path: string;
  broken(settings: SamlSettings): boolean;
  message: string;
  remedy: string;
}

const certificateRemedy = 'An X.509 certificate of an RSA key, PEM or base64.';
const badCertificate = 'The certificate cannot be read';
const needsSpCertificate = (path: string, on: (settings: SamlSettings) => boolean): TrustRule => ({
  path,
  broken: (settings) => on(settings) && (settings.spCertificate?.x5c ?? []).length === 0,
  message: 'A Signature Certificate is required',
  remedy: 'Upload the Signature Certificate of the application first.',
});

const rules: readonly TrustRule[] = [
  {
    path: '/signOn/assertionEncryption/x5c',
    broken: ({ assertionEncryption: { enabled, x5c = [] } }) => enabled && x5c.length === 0,
    message: 'An Encryption Certificate is required',
    remedy: certificateRemedy,
  },
  {
    path: '/signOn/assertionEncryption/x5c',
    broken: ({ assertionEncryption: { x5c = [] } }) => !x5c.every(isRsaCertificate),
    message: badCertificate,
    remedy: certificateRemedy,
  },
  {
    path: '/signOn/spCertificate',
    broken: ({ spCertificate }) => spCertificate !== undefined && !spCertificate.x5c.every(isRsaCertificate),
    message: badCertificate,
    remedy: certificateRemedy,
  },
  needsSpCertificate('/signOn/samlSignedRequestEnabled', ({ samlSignedRequestEnabled }) => samlSignedRequestEnabled),
  needsSpCertificate('/signOn/slo', ({ slo }) => slo.enabled),
  needsSpCertificate('/signOn/participateSlo', ({ participateSlo }) => participateSlo.enabled),
  {
    path: '/signOn/slo/logoutUrl',
    broken: ({ slo }) => slo.enabled && !isHttpUrl(slo.logoutUrl),
    message: 'Please enter a valid URL',
    remedy: 'The absolute http or https URL to which a LogoutResponse is posted.',
  },
  {
    path: '/signOn/slo/issuer',
    broken: ({ slo }) => slo.enabled && (slo.issuer ?? '').trim() === '',
    message: 'This field cannot be left blank',
    remedy: 'The Issuer of the LogoutRequests: usually the Audience URI.',
  },
  {
    path: '/signOn/participateSlo/logoutRequestUrl',
    broken: ({ participateSlo }) => participateSlo.enabled && !isHttpUrl(participateSlo.logoutRequestUrl),
    message: 'Please enter a valid URL',
    remedy: 'The absolute http or https URL to which a LogoutRequest is sent.',
  },
];

/** What is wrong with these settings. */
export function spTrustProblems(settings: SamlSettings): OrgProblem[] {
  return rules.filter(({ broken }) => broken(settings)).map(({ path, message, remedy }) => ({ path, message, remedy }));
}
