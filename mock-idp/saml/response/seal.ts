import type { ResponsePlan, SigningKey } from '../contracts.ts';
import { certificatePem } from '../keys/index.ts';
import { type SignatureRecipe, signElement, type XmlElement } from '../xml/index.ts';

/** Signs an Assertion or a Response as its plan says. */
export async function seal(
  target: XmlElement,
  sealing: ResponsePlan['sealing'],
  strangerKey: () => Promise<SigningKey>,
): Promise<XmlElement> {
  return signElement(target, await recipe(sealing, strangerKey));
}

async function recipe(
  sealing: ResponsePlan['sealing'],
  strangerKey: () => Promise<SigningKey>,
): Promise<SignatureRecipe> {
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
