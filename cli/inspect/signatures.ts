import { type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { ConfigurationError } from '../../steps/index.ts';
import { attribute, child, textOf } from './document.ts';
import type { Check } from './report.ts';

const clause = 'SAMLCore §5.4';

export interface SignatureContext {
  xml: string;
  now: Date;
  /** PEM to verify with; absent: the certificate that the signature brings. */
  certificate?: string;
  /** Opens what is encrypted. */
  key?: KeyObject;
}

export const shortName = (uri: string | undefined) => uri?.split(/[#/:]/).at(-1) ?? 'not named';

/** PEM of bare base64. */
export function pem(base64: string): string {
  const lines = base64.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
}

/** A certificate in PEM as it is: silence about a key in its place would read as a forged signature. Throws ConfigurationError. */
export function certificateOf(pem: string, where: string): string {
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    const remedy = 'give the certificate of the identity provider as PEM, as its metadata shows it';
    throw new ConfigurationError('certificate_invalid', `${where} holds no certificate: ${remedy}.`);
  }
}

/** A certificate as one line; undefined when it cannot be read. */
export function certificateInWords(certificate: string): string | undefined {
  try {
    const { fingerprint256, publicKey, subject, validTo } = new X509Certificate(certificate);
    const size = publicKey.asymmetricKeyDetails?.modulusLength ?? publicKey.asymmetricKeyDetails?.namedCurve ?? '';
    const name = subject.replace(/\n/g, ', ');
    return `${name}, ${publicKey.asymmetricKeyType} ${size}, until ${validTo}, SHA-256 ${fingerprint256}`;
  } catch {
    return undefined;
  }
}

function verified(signature: Element, xml: string, certificate: string): Pick<Check, 'verdict' | 'says'> {
  const checker = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  try {
    checker.loadSignature(signature);
    return checker.checkSignature(xml)
      ? { verdict: 'ok', says: 'verifies' }
      : { verdict: 'bad', says: 'does not verify: the message was changed after it was signed, or another key signed' };
  } catch (error) {
    // The library quotes the value of the signature, which is shown to whoever asks for secrets only.
    const why = (error instanceof Error ? error.message : String(error)).replace(/[A-Za-z0-9+/=]{40,}/g, '[redacted]');
    const unsupported = /algorithm|canonicalization|transform/i.test(why) && /not supported|unknown/i.test(why);
    if (unsupported) return { verdict: 'unknown', says: `could not be verified here: ${why}` };
    return { verdict: 'bad', says: `does not verify: ${why}` };
  }
}

/** What is wrong with where a signature points: it must cover the element that it stands in, and nothing else. */
function coverage(signed: Element, signature: Element): string | undefined {
  const uri = attribute(child(child(signature, 'signature', 'SignedInfo'), 'signature', 'Reference'), 'URI');
  const id = attribute(signed, 'ID');
  if (uri === `#${id}`) return undefined;
  return `it covers ${uri === undefined || uri === '' ? 'no element by ID' : uri}, and stands in #${id}`;
}

function keyCheck(name: string, certificate: string, now: Date, given: boolean): Check {
  const words = certificateInWords(certificate);
  if (words === undefined) {
    return { name, clause, verdict: 'unknown', says: 'The certificate cannot be read.' };
  }
  const over = new Date(new X509Certificate(certificate).validTo) < now;
  const whose = given ? '' : ' The message brings it: whose it is, it does not prove.';
  return { name, clause, verdict: over ? 'note' : 'ok', says: `${words}${over ? ' (expired)' : ''}.${whose}` };
}

function weak(signature: Element): string | undefined {
  const info = child(signature, 'signature', 'SignedInfo');
  const used = [
    attribute(child(info, 'signature', 'SignatureMethod'), 'Algorithm'),
    attribute(child(child(info, 'signature', 'Reference'), 'signature', 'DigestMethod'), 'Algorithm'),
  ];
  return used.find((uri) => uri?.endsWith('sha1'));
}

/** Everything about the signature that stands in an element; no check at all where there is none. */
export function signatureChecks(signed: Element, { certificate, now, xml }: SignatureContext): Check[] {
  const signature = child(signed, 'signature', 'Signature');
  if (!signature) return [];
  const what = signed.localName ?? 'element';
  const method = attribute(
    child(child(signature, 'signature', 'SignedInfo'), 'signature', 'SignatureMethod'),
    'Algorithm',
  );
  const data = child(child(signature, 'signature', 'KeyInfo'), 'signature', 'X509Data');
  const brought = textOf(child(data, 'signature', 'X509Certificate'));
  const used = certificate ?? (brought === undefined ? undefined : pem(brought));
  const checks: Check[] = [];
  const points = coverage(signed, signature);
  const name = `signature of the ${what}`;
  if (points !== undefined)
    checks.push({ name, clause: `${clause}.2`, verdict: 'bad', says: `${shortName(method)}: ${points}.` });
  if (used === undefined) {
    const says = 'The signature brings no certificate: give one with --certificate.';
    return [...checks, { name, clause, verdict: 'unknown', says }];
  }
  const { says, verdict } = verified(signature, xml, used);
  checks.push({ name, clause, verdict, says: `${shortName(method)} ${says}.` });
  checks.push(keyCheck(`key of the ${what}`, used, now, certificate !== undefined));
  const sha1 = weak(signature);
  if (sha1) {
    checks.push({
      name: `algorithm of the ${what}`,
      clause: 'RFC 9155',
      verdict: 'bad',
      says: `${shortName(sha1)} is weak: use SHA-256.`,
    });
  }
  return checks;
}
