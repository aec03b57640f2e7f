import { deflateRawSync } from 'node:zlib';
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
}

/** An AuthnRequest ready to be sent by HTTP-Redirect. */
export interface OutgoingAuthnRequest {
  id: string;
  xml: string;
  /** Where the browser is redirected to. */
  url: string;
}

/** Writes a schema-valid AuthnRequest and its HTTP-Redirect URL (bindings 3.4.4.1: DEFLATE, base64, URL encoding). */
export function createAuthnRequest(input: AuthnRequestInput): OutgoingAuthnRequest {
  const xml = authnRequestXml(input);
  const url = new URL(input.ssoUrl);
  // Appended, never replaced: an SSO URL may carry a query of its own that must reach the identity provider.
  url.searchParams.append('SAMLRequest', deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64'));
  if (input.relayState !== undefined) url.searchParams.append('RelayState', input.relayState);
  return { id: input.id, xml, url: url.href };
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
