/** An app's settings as the SAML room takes them: how its messages are signed, and for whom they are encrypted. */
import { type App, bareCertificate, type SamlSettings } from '../../org/index.ts';
import {
  type AuthnRequest,
  ENCRYPTED_NAME_ID,
  type EncryptionChoice,
  presets,
  type SignatureChoice,
} from '../../saml/index.ts';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const signatureMethods = {
  RSA_SHA256: `${more}rsa-sha256`,
  RSA_SHA384: `${more}rsa-sha384`,
  RSA_SHA512: `${more}rsa-sha512`,
  RSA_SHA1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  ECDSA_SHA256: `${more}ecdsa-sha256`,
  ECDSA_SHA384: `${more}ecdsa-sha384`,
} as const;
const digestMethods = {
  SHA256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  SHA384: `${more}sha384`,
  SHA512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  SHA1: 'http://www.w3.org/2000/09/xmldsig#sha1',
} as const;

/** "Signature Algorithm" and "Digest Algorithm". */
export function signatureOf({ digestAlgorithm, signatureAlgorithm }: SamlSettings): SignatureChoice {
  return { signatureMethod: signatureMethods[signatureAlgorithm], digestMethod: digestMethods[digestAlgorithm] };
}

/** For whom the app's assertions are encrypted; nothing when they are not. */
export function encryptionOf(signOn: SamlSettings): { encryption?: EncryptionChoice } {
  return signOn.assertionEncryption.enabled ? { encryption: choiceOf(signOn) } : {};
}

/** For whom the NameID is encrypted: always when the app is set to, and when a heeded NameIDPolicy asks for it. */
export function nameIdEncryptionOf(
  { beyondOkta, signOn }: App['settings'],
  request: AuthnRequest | undefined,
): { nameIdEncryption?: EncryptionChoice } {
  const asked =
    presets[beyondOkta.preset].requestedContent === 'honoured' && request?.nameIdPolicy?.format === ENCRYPTED_NAME_ID;
  return asked || beyondOkta.encryptedNameId ? { nameIdEncryption: choiceOf(signOn) } : {};
}

/** With Okta's defaults. */
function choiceOf({ assertionEncryption }: SamlSettings): EncryptionChoice {
  const { encryptionAlgorithm, keyTransportAlgorithm, x5c = [] } = assertionEncryption;
  return {
    algorithm: encryptionAlgorithm ?? 'AES256_CBC',
    keyTransport: keyTransportAlgorithm ?? 'RSA_OAEP',
    certificates: x5c.map(bareCertificate),
  };
}
