import { type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { TrustedIdp } from '../contracts.ts';
import type { Findings } from '../findings.ts';
import { attribute, child, children, ns, parseXml } from '../xml/index.ts';
import { restrictAlgorithms } from './algorithms.ts';
import { shapeObjections } from './shape.ts';

/** A message of which it is known what the identity provider signed. */
export interface VerifiedMessage {
  /** The envelope. Only if `responseSigned` does it come from verified bytes; identity is never read from it. */
  response: Element;
  responseSigned: boolean;
  /** Parsed again from verified bytes: nothing outside the signature is in this tree. */
  assertion: Element;
}

/** Finds out what is signed, and answers with that and nothing else (SAMLProf 4.1.4.3, 4.1.4.5). */
export function verify(
  { xml, response }: { xml: string; response: Element },
  idp: TrustedIdp,
  findings: Findings,
): VerifiedMessage | undefined {
  if (reportError(response, findings)) return undefined;
  const toleratedBefore = findings.tolerated;
  const assertion = onlyAssertion(response, findings);
  if (assertion === undefined) return undefined;
  const signatures = signaturesOf(response, assertion, findings);
  if (response.getElementsByTagNameNS(ns.saml, 'Assertion').length > 1 && !findings.any) {
    findings.object('assertion_count_invalid', 'SAMLProf 4.1.4.3', 'a further Assertion hidden in the message');
  }
  if (findings.any) return undefined;
  const keys = idp.certificates.flatMap(publicKey);
  const bytes = signatures.map((one) => ({ parent: one.parent, xml: signedBytes(one, xml, keys, findings) }));
  if (findings.any) return undefined;
  // With a protection switched off the message is read as an SP without it would: as it came.
  if (findings.tolerated > toleratedBefore) return { response, responseSigned: false, assertion };
  return fromSignedBytes(response, assertion, bytes, findings);
}

/** An error Response carries no Assertion, need not be signed, and is answered for what it says. */
function reportError(response: Element, findings: Findings): boolean {
  const code = attribute(child(child(response, ns.samlp, 'Status'), ns.samlp, 'StatusCode'), 'Value');
  const holdsNone =
    response.getElementsByTagNameNS(ns.saml, '*').length === children(response, ns.saml, 'Issuer').length;
  if (code === undefined || code === 'urn:oasis:names:tc:SAML:2.0:status:Success' || !holdsNone) return false;
  findings.object('status_not_success', 'SAMLCore 3.2.2.1-2', `top-level status ${code.slice(0, 120)}`);
  return findings.any;
}

/** SAMLProf 4.1.4.2: one Assertion, as a child of the Response. This SP publishes no encryption key. */
function onlyAssertion(response: Element, findings: Findings): Element | undefined {
  const assertions = children(response, ns.saml, 'Assertion');
  const encrypted = children(response, ns.saml, 'EncryptedAssertion');
  if (assertions.length !== 1 || encrypted.length > 0) {
    const detail = `${assertions.length} Assertion, ${encrypted.length} EncryptedAssertion`;
    findings.object('assertion_count_invalid', 'SAMLProf 4.1.4.2, 4.1.4.3', detail);
    if (assertions.length === 0 && !findings.any) {
      findings.insist('assertion_count_invalid', 'SAMLProf 4.1.4.2', detail);
    }
  }
  return assertions[0];
}

interface OwnSignature {
  signature: Element;
  parent: Element;
}

/** The Signatures of this Response and this Assertion. Any other one covers something that nobody reads. */
function signaturesOf(response: Element, assertion: Element, findings: Findings): OwnSignature[] {
  const all = Array.from(response.getElementsByTagNameNS(ns.ds, 'Signature'));
  const own = [response, assertion].flatMap((parent) =>
    children(parent, ns.ds, 'Signature').map((signature) => ({ signature, parent })),
  );
  if (all.length === 0) {
    findings.object('signature_missing', 'SAMLProf 4.1.4.5', 'neither Response nor Assertion is signed');
  }
  if (all.length > own.length) {
    const detail = `${all.length - own.length} Signature not a child of the Response or of its Assertion`;
    findings.object('signature_coverage_insufficient', 'SAMLCore 5.4.1-5.4.2', detail);
  }
  for (const { signature, parent } of own) {
    if (children(parent, ns.ds, 'Signature').length > 1) {
      findings.object('signature_reference_invalid', 'SAMLCore 5.4.1', `two Signatures in one ${parent.localName}`);
      break;
    }
    for (const { reason, clause, detail } of shapeObjections(signature, parent))
      findings.object(reason, clause, detail);
  }
  return own;
}

/** A certificate that cannot be read vouches for nothing; it must not turn a Response into a server error either. */
function publicKey(pem: string): KeyObject[] {
  try {
    return [new X509Certificate(pem).publicKey];
  } catch {
    return [];
  }
}

/** XMLDSig 3.2: core validation. Anything but `true` is a broken signature, an exception too. */
function signedBytes(
  { signature, parent }: OwnSignature,
  message: string,
  keys: readonly KeyObject[],
  findings: Findings,
): string {
  const signedXml = new SignedXml({ getCertFromKeyInfo: () => null });
  const [anyKey] = keys;
  if (anyKey !== undefined) signedXml.publicCert = anyKey;
  restrictAlgorithms(signedXml, keys, findings.isOff('signature_algorithm_forbidden'));
  let detail = 'the signature does not verify with any trusted key';
  try {
    signedXml.loadSignature(signature);
    const valid = signedXml.checkSignature(message);
    const [only = '', ...rest] = signedXml.getSignedReferences();
    if (valid === true && only !== '' && rest.length === 0) return only;
    detail = 'the digest does not match';
  } catch (error) {
    if (error instanceof Error) detail = error.message.slice(0, 200);
  }
  findings.object('signature_invalid', 'SAMLProf 4.1.4.3, XMLDSig 3.2', `${parent.localName}: ${detail}`);
  return '';
}

function fromSignedBytes(
  response: Element,
  assertion: Element,
  bytes: readonly { parent: Element; xml: string }[],
  findings: Findings,
): VerifiedMessage | undefined {
  const read = (parent: Element) => {
    const xml = bytes.find((one) => one.parent === parent)?.xml;
    return xml === undefined ? undefined : parseXml(xml);
  };
  const signedResponse = read(response);
  const verified = read(assertion) ?? child(signedResponse, ns.saml, 'Assertion');
  if (verified === undefined || attribute(verified, 'ID') !== attribute(assertion, 'ID')) {
    findings.insist('signature_coverage_insufficient', 'SAMLCore 5.4.2', 'the Assertion is not what was signed');
    return undefined;
  }
  return { response: signedResponse ?? response, responseSigned: signedResponse !== undefined, assertion: verified };
}
