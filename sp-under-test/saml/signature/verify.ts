import type { TrustedIdp } from '../contracts.ts';
import type { Findings } from '../findings.ts';
import { attribute, child, children, ns, parseXml } from '../xml/index.ts';
import { ownSignatures, trustedKeys, verifySignatures } from './own-signature.ts';

/** A message of which it is known what the identity provider signed. */
export interface VerifiedMessage {
  /** The envelope. Only if `responseSigned` does it come from verified bytes; identity is never read from it. */
  response: Element;
  responseSigned: boolean;
  /** Whether the Assertion has a signature of its own; otherwise the Response's covers it. */
  assertionSigned: boolean;
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
  if (response.getElementsByTagNameNS(ns.ds, 'Signature').length === 0) {
    findings.object('signature_missing', 'SAMLProf 4.1.4.5', 'neither Response nor Assertion is signed');
  }
  const signatures = ownSignatures(response, [response, assertion], findings);
  if (response.getElementsByTagNameNS(ns.saml, 'Assertion').length > 1 && !findings.any) {
    findings.object('assertion_count_invalid', 'SAMLProf 4.1.4.3', 'a further Assertion hidden in the message');
  }
  if (findings.any) return undefined;
  const bytes = verifySignatures(signatures, xml, trustedKeys(idp.certificates), findings);
  if (findings.any) return undefined;
  // With a protection switched off the message is read as an SP without it would: as it came.
  if (findings.tolerated > toleratedBefore) {
    const has = (parent: Element) => signatures.some((one) => one.parent === parent);
    return { response, responseSigned: false, assertionSigned: has(assertion), assertion };
  }
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

/** SAMLProf 4.1.4.2: one Assertion, as a child of the Response. */
function onlyAssertion(response: Element, findings: Findings): Element | undefined {
  const assertions = children(response, ns.saml, 'Assertion');
  if (assertions.length !== 1) {
    const detail = `${assertions.length} Assertion`;
    findings.object('assertion_count_invalid', 'SAMLProf 4.1.4.2, 4.1.4.3', detail);
    if (assertions.length === 0 && !findings.any) {
      findings.insist('assertion_count_invalid', 'SAMLProf 4.1.4.2', detail);
    }
  }
  return assertions[0];
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
  const signedAssertion = read(assertion);
  const verified = signedAssertion ?? child(signedResponse, ns.saml, 'Assertion');
  if (verified === undefined || attribute(verified, 'ID') !== attribute(assertion, 'ID')) {
    findings.insist('signature_coverage_insufficient', 'SAMLCore 5.4.2', 'the Assertion is not what was signed');
    return undefined;
  }
  return {
    response: signedResponse ?? response,
    responseSigned: signedResponse !== undefined,
    assertionSigned: signedAssertion !== undefined,
    assertion: verified,
  };
}
