/** Logout messages as this IdP writes and signs them. */
import { deflateRawSync } from 'node:zlib';
import type { SigningKey, WireMessage } from '../contracts.ts';
import {
  element,
  SAML_ASSERTION,
  SAML_PROTOCOL,
  signElement,
  signOctets,
  usualSignatureMethod,
  writeElement,
  XML_DECLARATION,
  type XmlElement,
} from '../xml/index.ts';

interface LogoutMessageInput {
  id: string;
  now: Date;
  /** The IdP's entity ID for this app. */
  issuer: string;
  destination: string;
  relayState?: string;
  key: SigningKey;
}

/** What tells an app that a person has signed out. */
export interface LogoutRequestInput extends LogoutMessageInput {
  nameId: { value: string; format: string };
  sessionIndex: string;
}

/** What answers an app's request. */
export interface LogoutResponseInput extends LogoutMessageInput {
  inResponseTo: string;
  status: 'Success' | 'UnknownPrincipal';
}

const LIFETIME_MS = 5 * 60_000;
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** Composes a LogoutRequest, unsigned (SAMLCore §3.7.1). */
export function logoutRequest(input: LogoutRequestInput): XmlElement {
  return message('LogoutRequest', input, { NotOnOrAfter: new Date(input.now.getTime() + LIFETIME_MS).toISOString() }, [
    element('saml2:NameID', {
      namespaces: { saml2: SAML_ASSERTION },
      attributes: { Format: input.nameId.format },
      children: [input.nameId.value],
    }),
    element('saml2p:SessionIndex', { children: [input.sessionIndex] }),
  ]);
}

/** Composes a LogoutResponse, unsigned (SAMLCore §3.7.2). */
export function logoutResponse(input: LogoutResponseInput): XmlElement {
  const inner =
    input.status === 'Success'
      ? []
      : [element('saml2p:StatusCode', { attributes: { Value: `${STATUS}${input.status}` } })];
  const code = `${STATUS}${input.status === 'Success' ? 'Success' : 'Requester'}`;
  return message('LogoutResponse', input, { InResponseTo: input.inResponseTo }, [
    element('saml2p:Status', {
      children: [element('saml2p:StatusCode', { attributes: { Value: code }, children: inner })],
    }),
  ]);
}

function message(
  name: string,
  { id, now, issuer, destination }: LogoutMessageInput,
  attributes: Record<string, string>,
  children: readonly XmlElement[],
): XmlElement {
  return element(`saml2p:${name}`, {
    namespaces: { saml2p: SAML_PROTOCOL },
    attributes: { ID: id, Version: '2.0', IssueInstant: now.toISOString(), Destination: destination, ...attributes },
    children: [element('saml2:Issuer', { namespaces: { saml2: SAML_ASSERTION }, children: [issuer] }), ...children],
  });
}

type Parameter = 'SAMLRequest' | 'SAMLResponse';

/** Signs a message and makes the form that carries it over HTTP-POST. */
export async function postMessage(
  tree: XmlElement,
  parameter: Parameter,
  { destination, key, relayState }: LogoutMessageInput,
): Promise<WireMessage> {
  const signed = await signElement(tree, { signer: key.privateKey, certificate: key.certificate });
  const xml = XML_DECLARATION + writeElement(signed);
  const fields = [{ name: parameter as string, value: Buffer.from(xml, 'utf8').toString('base64') }];
  if (relayState !== undefined) fields.push({ name: 'RelayState', value: relayState });
  return { xml, method: 'POST', action: destination, fields };
}

/** Makes the URL that carries a message over HTTP-Redirect, signed over its query (SAMLBind §3.4.4.1). */
export async function redirectMessage(
  tree: XmlElement,
  parameter: Parameter,
  { destination, key, relayState }: LogoutMessageInput,
): Promise<string> {
  const pairs: [string, string][] = [[parameter, deflateRawSync(writeElement(tree)).toString('base64')]];
  if (relayState !== undefined) pairs.push(['RelayState', relayState]);
  const algorithm = usualSignatureMethod(key.privateKey);
  pairs.push(['SigAlg', algorithm]);
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const value = await signOctets(Buffer.from(query, 'utf8'), key.privateKey, algorithm);
  const separator = destination.includes('?') ? '&' : '?';
  return `${destination}${separator}${query}&Signature=${encodeURIComponent(value.toString('base64'))}`;
}
