import type { Sealing, SigningKey } from '../contracts.ts';
import { certificatePem } from '../keys/index.ts';
import { type SignatureRecipe, signElement, type XmlElement } from '../xml/index.ts';

/** What of a plan's sealing decides how one signature is made. */
type Seal = Pick<Sealing, 'key' | 'signature'>;

/** Signs an Assertion, a Response or a logout message as its plan says. */
export async function seal(
  target: XmlElement,
  sealing: Seal,
  strangerKey: () => Promise<SigningKey>,
): Promise<XmlElement> {
  return signElement(target, await recipe(sealing, strangerKey));
}

async function recipe(sealing: Seal, strangerKey: () => Promise<SigningKey>): Promise<SignatureRecipe> {
  const { key, signature: { signer = 'app', shown = 'app', signatureMethod, digestMethod } = {} } = sealing;
  const keys = { app: key, stranger: signer === 'stranger' || shown === 'stranger' ? await strangerKey() : key };
  const made: SignatureRecipe = {};
  if (signer === 'app' || signer === 'stranger') made.signer = keys[signer].privateKey;
  if (signer === 'certificate-der') made.signer = Buffer.from(key.certificate, 'base64');
  if (signer === 'certificate-pem') made.signer = Buffer.from(certificatePem(key), 'utf8');
  if (shown !== 'none') made.certificate = keys[shown].certificate;
  if (signatureMethod !== undefined) made.signatureMethod = signatureMethod;
  if (digestMethod !== undefined) made.digestMethod = digestMethod;
  return made;
}
