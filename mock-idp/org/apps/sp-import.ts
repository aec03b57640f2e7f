/** What an app's settings become when its SP's metadata is imported; Okta has no such import. */
import { readSpMetadata, type SpMetadata, type SpMetadataOptions } from '../../saml/index.ts';
import type { SamlSettings } from '../model.ts';
import type { NewApp } from '../services.ts';
import { nameIdFormats } from './app-settings.ts';
import { isRsaCertificate } from './sp-trust.ts';

/** Something the metadata said that whoever imports it should know. */
export interface SpImportNotice {
  code:
    | 'metadata_expired'
    | 'signature_unverified'
    | 'key_unusable'
    | 'signed_requests'
    | 'logout_without_key'
    | 'name_id_format_unknown';
  message: string;
}

/** A service provider, ready to be made an app. */
export interface SpImport {
  entityId: string;
  /** A label to suggest: the display name, else the host. */
  label: string;
  signature: SpMetadata['signature'];
  expired: boolean;
  /** Only what the metadata says; the rest keeps its default, or what the app has. */
  signOn: NewApp['signOn'];
  notices: SpImportNotice[];
}

type Part = { signOn: Partial<SamlSettings>; notices: SpImportNotice[] };

/** Reads SP metadata as settings. Throws SpMetadataRefused. */
export function importSpMetadata(xml: string, options: SpMetadataOptions): SpImport {
  const sp = readSpMetadata(xml, options);
  const [acs] = sp.assertionConsumerServices;
  const signOn: SpImport['signOn'] = {
    ssoAcsUrl: acs.url,
    recipient: acs.url,
    destination: acs.url,
    audience: sp.entityId,
  };
  const notices: SpImportNotice[] = [];
  for (const part of [trustIn(sp), endpoints(sp), subject(sp), requests(sp), encryption(sp), logout(sp)]) {
    Object.assign(signOn, part.signOn);
    notices.push(...part.notices);
  }
  const { entityId, expired, signature } = sp;
  return { entityId, label: (sp.displayName ?? hostOf(entityId)).slice(0, 100), signature, expired, signOn, notices };
}

const hostOf = (entityId: string) => (URL.canParse(entityId) && new URL(entityId).host) || entityId;

/** The usable certificates for a purpose: a key without `use` serves both (SAMLMeta §2.4.1.1). */
const certificates = ({ keys }: SpMetadata, use: 'signing' | 'encryption') =>
  keys.filter((key) => key.use !== other[use] && isRsaCertificate(key.certificate));
const other = { signing: 'encryption', encryption: 'signing' } as const;

function trustIn({ expired, keys, signature, validUntil }: SpMetadata): Part {
  const notices: SpImportNotice[] = [];
  if (expired && validUntil) {
    const message = `The metadata was valid until ${validUntil.toISOString()}: a party that keeps to SAMLMeta uses it no more.`;
    notices.push({ code: 'metadata_expired', message });
  }
  if (signature === 'unverified') {
    const message = 'The metadata is signed, and the signature was not verified: no certificate was given for it.';
    notices.push({ code: 'signature_unverified', message });
  }
  const unusable = keys.filter(({ certificate }) => !isRsaCertificate(certificate)).length;
  if (unusable > 0) {
    const message = `${unusable} of ${keys.length} keys cannot be used: only readable X.509 certificates of RSA keys can.`;
    notices.push({ code: 'key_unusable', message });
  }
  return { signOn: {}, notices };
}

/** Every endpoint can be asked for by URL; the default one by its index, too. */
function endpoints({ assertionConsumerServices: [first, ...others] }: SpMetadata): Part {
  const indexed = [first, ...others].flatMap(({ url, index }) => (index === undefined ? [] : [{ url, index }]));
  const acsEndpoints = indexed.slice(0, 100);
  return { signOn: { allowMultipleAcsEndpoints: acsEndpoints.length > 0, acsEndpoints }, notices: [] };
}

function subject({ nameIdFormats: named }: SpMetadata): Part {
  const known = named.find((format) => Object.values(nameIdFormats).includes(format));
  if (known !== undefined) return { signOn: { subjectNameIdFormat: known }, notices: [] };
  if (named.length === 0) return { signOn: {}, notices: [] };
  const message = `None of the NameIDFormats is one of an app's: ${named.join(', ')}.`;
  return { signOn: {}, notices: [{ code: 'name_id_format_unknown', message }] };
}

function requests(sp: SpMetadata): Part {
  const x5c = certificates(sp, 'signing').map(({ certificate }) => certificate);
  const samlSignedRequestEnabled = sp.authnRequestsSigned && x5c.length > 0;
  const message =
    "AuthnRequestsSigned: requests without a good signature will be refused. With Okta's habits a request must then name " +
    'its AssertionConsumerServiceURL and the Name ID format, too.';
  return {
    signOn: { samlSignedRequestEnabled, ...(x5c.length > 0 && { spCertificate: { x5c } }) },
    notices: samlSignedRequestEnabled ? [{ code: 'signed_requests', message }] : [],
  };
}

const CONTENT: Readonly<Record<string, SamlSettings['assertionEncryption']['encryptionAlgorithm']>> = {
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': 'AES128_CBC',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': 'AES256_CBC',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': 'AES128_GCM',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': 'AES256_GCM',
};

/** Whoever publishes a key for encryption can decrypt, and so is sent what only it can read. */
function encryption(sp: SpMetadata): Part {
  const keys = certificates(sp, 'encryption');
  if (!keys.some(({ use }) => use === 'encryption')) return { signOn: {}, notices: [] };
  const named = keys.flatMap(({ encryptionMethods }) => encryptionMethods.map((method) => CONTENT[method]));
  const encryptionAlgorithm = named.find((algorithm) => algorithm !== undefined);
  const x5c = keys.filter(({ use }) => use === 'encryption').map(({ certificate }) => certificate);
  const assertionEncryption = { enabled: true, x5c, ...(encryptionAlgorithm && { encryptionAlgorithm }) };
  return { signOn: { assertionEncryption }, notices: [] };
}

/** Logout needs a key: an unsigned LogoutRequest would let anybody sign people out. */
function logout(sp: SpMetadata): Part {
  const { post, redirect } = sp.singleLogoutServices;
  const told = post ?? redirect;
  if (told === undefined) return { signOn: {}, notices: [] };
  if (certificates(sp, 'signing').length === 0) {
    const message = 'Single logout stays off: the metadata has no signing key to verify its messages with.';
    return { signOn: {}, notices: [{ code: 'logout_without_key', message }] };
  }
  return {
    signOn: {
      participateSlo: { enabled: true, logoutRequestUrl: told.url, bindingType: post ? 'POST' : 'REDIRECT' },
      ...(post && { slo: { enabled: true, issuer: sp.entityId, logoutUrl: post.responseUrl ?? post.url } }),
    },
    notices: [],
  };
}
