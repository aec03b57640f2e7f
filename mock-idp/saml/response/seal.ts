import type { NextKey, Sealing, SigningKey } from '../contracts.ts';
import { certificatePem } from '../keys/index.ts';
import { type SignatureRecipe, signElement, type XmlElement } from '../xml/index.ts';

/** What of a plan's sealing decides how one signature is made. */
type Seal = Pick<Sealing, 'key' | 'signature'>;

/** Keys beside the app's own. */
interface OtherKeys {
  strangerKey(): Promise<SigningKey>;
  nextKey(which: NextKey): Promise<SigningKey>;
}

/** Signs an Assertion, a Response or a logout message as its plan says. */
export async function seal(target: XmlElement, sealing: Seal, others: OtherKeys): Promise<XmlElement> {
  return signElement(target, await recipe(sealing, others));
}

async function recipe(sealing: Seal, others: OtherKeys): Promise<SignatureRecipe> {
  const { key, signature: { signer = 'app', shown = 'app', signatureMethod, digestMethod, nextKey, forged } = {} } =
    sealing;
  const asked = (holder: 'stranger' | 'next') => signer === holder || shown === holder;
  const keys = {
    app: key,
    stranger: asked('stranger') ? await others.strangerKey() : key,
    next: asked('next') ? await others.nextKey(nextKey ?? 'plain') : key,
  };
  const made: SignatureRecipe = {};
  if (signer === 'app' || signer === 'stranger' || signer === 'next') made.signer = keys[signer].privateKey;
  if (signer === 'certificate-der') made.signer = Buffer.from(key.certificate, 'base64');
  if (signer === 'certificate-pem') made.signer = Buffer.from(certificatePem(key), 'utf8');
  if (shown !== 'none') made.certificate = keys[shown].certificate;
  if (forged !== undefined) made.forged = forged;
  if (signatureMethod !== undefined) made.signatureMethod = signatureMethod;
  if (digestMethod !== undefined) made.digestMethod = digestMethod;
  return made;
}
