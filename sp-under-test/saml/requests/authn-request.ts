import type { SpKey } from '../keys/index.ts';
import { redirectUrl } from '../redirect/index.ts';
import { escapeXml } from '../xml/index.ts';

/** What an AuthnRequest says. */
export interface AuthnRequestInput {
  /** Fresh and unguessable (core 1.3.4: at least 128 bits of randomness), starting with a letter or underscore. */
  id: string;
  issueInstant: Date;
  /** This SP's entity ID. */
  entityId: string;
  /** Where the Response must be sent. */
  acsUrl: string;
  /** The identity provider's SingleSignOnService for HTTP-Redirect. */
  ssoUrl: string;
  /** At most 80 bytes (bindings 3.4.3). */
  relayState?: string;
  /** With a key the query is signed. */
  key?: SpKey;
}

/** An AuthnRequest ready to be sent by HTTP-Redirect. */
export interface OutgoingAuthnRequest {
  id: string;
  xml: string;
  /** Where the browser is redirected to. */
  url: string;
}

/** Writes a schema-valid AuthnRequest and its HTTP-Redirect URL (bindings 3.4.4.1: DEFLATE, base64, URL encoding). */
export async function createAuthnRequest(input: AuthnRequestInput): Promise<OutgoingAuthnRequest> {
  const xml = authnRequestXml(input);
  const { relayState, ssoUrl, key } = input;
  const message = { parameter: 'SAMLRequest', xml, destination: ssoUrl } as const;
  const url = await redirectUrl(relayState === undefined ? message : { ...message, relayState }, key);
  return { id: input.id, xml, url };
}

function authnRequestXml(input: AuthnRequestInput): string {
  const attributes = {
    'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
    'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion',
    ID: input.id,
    Version: '2.0',
    IssueInstant: input.issueInstant.toISOString(),
    Destination: input.ssoUrl,
    ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    AssertionConsumerServiceURL: input.acsUrl,
  };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return (
    `<samlp:AuthnRequest${written.join('')}>` +
    `<saml:Issuer>${escapeXml(input.entityId)}</saml:Issuer>` +
    '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" AllowCreate="true"/>' +
    '</samlp:AuthnRequest>'
  );
}
