import { SignedXml } from 'xml-crypto';
import type { SpKey } from '../keys/index.ts';
import { redirectUrl } from '../redirect/index.ts';
import { escapeXml, ns } from '../xml/index.ts';

/** Where an identity provider takes logout messages. */
export interface LogoutService {
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  url: string;
  /** Where it wants the answers, if not at `url`. */
  responseUrl?: string;
}

interface LogoutMessage {
  id: string;
  issueInstant: Date;
  entityId: string;
  service: LogoutService;
  relayState?: string;
  key: SpKey;
}

export interface LogoutRequestInput extends LogoutMessage {
  nameId: string;
  nameIdFormat: string;
  nameQualifier?: string;
  sessionIndex?: string;
}

export interface LogoutResponseInput extends LogoutMessage {
  inResponseTo: string;
}

/** A message ready to leave: an address to redirect to, or a form to post. */
export type OutgoingLogout =
  | { kind: 'redirect'; url: string }
  | { kind: 'post'; action: string; fields: readonly { name: string; value: string }[] };

/** Writes and signs a LogoutRequest (SAMLCore 3.7.1). */
export function createLogoutRequest(input: LogoutRequestInput): Promise<OutgoingLogout> {
  const { url } = input.service;
  const index = input.sessionIndex;
  // SAMLProf 4.4.4.1: the name as it was given, with everything that qualifies it.
  const qualifier = input.nameQualifier === undefined ? '' : ` NameQualifier="${escapeXml(input.nameQualifier)}"`;
  const xml = message('LogoutRequest', input, url, '', [
    `<saml:NameID Format="${escapeXml(input.nameIdFormat)}"${qualifier}>${escapeXml(input.nameId)}</saml:NameID>`,
    index === undefined ? '' : `<samlp:SessionIndex>${escapeXml(index)}</samlp:SessionIndex>`,
  ]);
  return send('SAMLRequest', xml, url, input);
}

/** Writes and signs a LogoutResponse that says it is done (SAMLCore 3.7.2). */
export function createLogoutResponse(input: LogoutResponseInput): Promise<OutgoingLogout> {
  const url = input.service.responseUrl ?? input.service.url;
  const answers = ` InResponseTo="${escapeXml(input.inResponseTo)}"`;
  const xml = message('LogoutResponse', input, url, answers, [
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
  ]);
  return send('SAMLResponse', xml, url, input);
}

function message(
  name: string,
  { id, issueInstant, entityId }: LogoutMessage,
  destination: string,
  attributes: string,
  content: readonly string[],
): string {
  return (
    `<samlp:${name} xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="${escapeXml(id)}" Version="2.0"` +
    ` IssueInstant="${issueInstant.toISOString()}" Destination="${escapeXml(destination)}"${attributes}>` +
    `<saml:Issuer>${escapeXml(entityId)}</saml:Issuer>${content.join('')}</samlp:${name}>`
  );
}

async function send(
  parameter: 'SAMLRequest' | 'SAMLResponse',
  xml: string,
  destination: string,
  { service, relayState, key }: LogoutMessage,
): Promise<OutgoingLogout> {
  const carried = relayState === undefined ? {} : { relayState };
  if (service.binding === 'HTTP-Redirect') {
    return { kind: 'redirect', url: await redirectUrl({ parameter, xml, destination, ...carried }, key) };
  }
  const fields = [{ name: parameter as string, value: Buffer.from(enveloped(xml, key), 'utf8').toString('base64') }];
  if (relayState !== undefined) fields.push({ name: 'RelayState', value: relayState });
  return { kind: 'post', action: destination, fields };
}

/** Signs the root element, enveloped, directly after its Issuer (SAMLCore 5.4). */
function enveloped(xml: string, { privateKey, certificate }: SpKey): string {
  const signer = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: ns.excC14n,
  });
  signer.addReference({
    xpath: '/*',
    transforms: [`${ns.ds}enveloped-signature`, ns.excC14n],
    digestAlgorithm: `${ns.xenc}sha256`,
  });
  const location = { reference: "/*/*[local-name(.)='Issuer']", action: 'after' } as const;
  signer.computeSignature(xml, { prefix: 'ds', location });
  return signer.getSignedXml();
}
