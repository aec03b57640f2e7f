import type { KeyObject } from 'node:crypto';
import { ConfigurationError } from '../../steps/index.ts';
import { inspectAuthnRequest } from './authn-request.ts';
import { ns, parseDocument } from './document.ts';
import type { Found } from './found.ts';
import { inspectLogout } from './logout.ts';
import { inspectMetadata } from './metadata.ts';
import { pretty } from './pretty.ts';
import { querySignatureChecks } from './query-signature.ts';
import type { InspectedMessage } from './report.ts';
import { inspectResponse } from './response.ts';
import type { SignatureContext } from './signatures.ts';

export interface InspectOptions {
  now: Date;
  /** PEM to verify signatures with, in place of what they bring. */
  certificate?: string;
  /** Private key of the SP, for what is encrypted. */
  key?: KeyObject;
  withSecrets?: boolean;
}

type Inspected = Pick<InspectedMessage, 'facts' | 'checks'> & { opened?: readonly Element[] };
type Reader = (root: Element, found: Found, context: SignatureContext) => Inspected;

/** Every kind of document that is understood. */
const readers: Readonly<Record<string, Reader>> = {
  [`${ns.protocol} Response`]: (root, { relayState }, context) => inspectResponse(root, relayState, context),
  [`${ns.protocol} AuthnRequest`]: (root, { relayState }, context) => inspectAuthnRequest(root, relayState, context),
  [`${ns.protocol} LogoutRequest`]: inspectLogout,
  [`${ns.protocol} LogoutResponse`]: inspectLogout,
  [`${ns.metadata} EntityDescriptor`]: (root, _found, context) => inspectMetadata(root, context),
  [`${ns.metadata} EntitiesDescriptor`]: (root, _found, context) => inspectMetadata(root, context),
};

/** Decodes, checks and explains one message. */
export function inspectMessage(
  found: Found,
  { certificate, key, now, withSecrets = false }: InspectOptions,
): InspectedMessage {
  const root = parseDocument(found.xml, found.where);
  const reader = readers[`${root.namespaceURI} ${root.localName}`];
  if (!reader) {
    const kinds = 'a Response, AuthnRequest, LogoutRequest, LogoutResponse or metadata';
    throw new ConfigurationError('input_unknown', `${found.where}: <${root.tagName}> is not ${kinds} of SAML 2.0.`);
  }
  const context = { xml: found.xml, now, ...(certificate !== undefined && { certificate }), ...(key && { key }) };
  const { checks, facts, opened = [] } = reader(root, found, context);
  return {
    where: found.where,
    kind: root.localName ?? '',
    facts: [...(found.beside ?? []), ...facts],
    checks: [...checks, ...querySignatureChecks(found.query, context)],
    xml: pretty(root, withSecrets),
    opened: opened.map((element) => pretty(element, withSecrets)),
  };
}
