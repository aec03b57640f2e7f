import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { AuthnRequest, Binding } from '../contracts.ts';
import { SAML_ASSERTION, SAML_PROTOCOL } from '../xml/index.ts';
import { AuthnRequestRefused } from './refused.ts';

const DEEPEST = 64;

interface Read {
  root: Record<string, string>;
  issuer?: string;
  nameIdPolicy?: Record<string, string>;
}

/** Reads an AuthnRequest from its XML. Throws AuthnRequestRefused when it is not one. */
export function readAuthnRequest(xml: string, binding: Binding): AuthnRequest {
  const { root, issuer, nameIdPolicy } = parse(xml);
  const index = root.AssertionConsumerServiceIndex;
  return {
    binding,
    xml,
    id: root.ID ?? '',
    issueInstant: root.IssueInstant ?? '',
    version: root.Version ?? '',
    ...(issuer === undefined ? {} : { issuer }),
    ...optional('destination', root.Destination),
    ...optional('assertionConsumerServiceUrl', root.AssertionConsumerServiceURL),
    ...(index === undefined ? {} : { assertionConsumerServiceIndex: readIndex(index) }),
    ...optional('protocolBinding', root.ProtocolBinding),
    forceAuthn: readBoolean('ForceAuthn', root.ForceAuthn),
    isPassive: readBoolean('IsPassive', root.IsPassive),
    ...(nameIdPolicy === undefined ? {} : { nameIdPolicy: readNameIdPolicy(nameIdPolicy) }),
  };
}

/** One pass, no tree: the root's attributes, Issuer and NameIDPolicy, which are children of the root. */
function parse(xml: string): Read {
  const parser = new SaxesParser({ xmlns: true });
  let read: Read | undefined;
  let depth = 0;
  let inIssuer = false;
  parser.on('doctype', () => {
    throw refuse('doctype', 'XML 1.0 §2.8; CWE-611', 'The AuthnRequest holds a DOCTYPE.');
  });
  parser.on('error', () => {
    throw refuse('well-formed', 'XML 1.0 §2.1', 'The AuthnRequest is not well-formed XML.');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw refuse('depth', 'XML 1.0 §2.1; CWE-674', 'The AuthnRequest is nested too deeply.');
    if (depth === 1) read = { root: readRoot(tag) };
    if (depth !== 2 || read === undefined) return;
    inIssuer = tag.uri === SAML_ASSERTION && tag.local === 'Issuer';
    if (inIssuer) read.issuer = '';
    if (tag.uri === SAML_PROTOCOL && tag.local === 'NameIDPolicy') read.nameIdPolicy = attributes(tag);
  });
  const onText = (value: string) => {
    if (inIssuer && read !== undefined) read.issuer = (read.issuer ?? '') + value;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (depth === 2) inIssuer = false;
    depth -= 1;
  });
  parser.write(xml).close();
  if (read === undefined) throw refuse('well-formed', 'XML 1.0 §2.1', 'The AuthnRequest is empty.');
  return read;
}

function readRoot(tag: SaxesTagNS): Record<string, string> {
  if (tag.uri === SAML_PROTOCOL && tag.local === 'AuthnRequest') return attributes(tag);
  throw refuse('root', 'SAMLCore §3.4.1', 'The message is not a SAML 2.0 AuthnRequest.');
}

function attributes(tag: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(
    Object.values(tag.attributes)
      .filter((attribute) => attribute.uri === '')
      .map((attribute) => [attribute.local, attribute.value]),
  );
}

function readNameIdPolicy(from: Record<string, string>): NonNullable<AuthnRequest['nameIdPolicy']> {
  const { Format: format, AllowCreate: allowCreate } = from;
  return {
    ...optional('format', format),
    ...(allowCreate === undefined ? {} : { allowCreate: readBoolean('AllowCreate', allowCreate) }),
  };
}

function readBoolean(name: string, value: string | undefined): boolean {
  if (value === undefined || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  throw refuse('schema', 'SAMLCore §3.4.1', `${name} is neither true nor false.`);
}

function readIndex(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw refuse('schema', 'SAMLCore §3.4.1', 'AssertionConsumerServiceIndex is not an unsigned short integer.');
}

function optional<K extends string>(name: K, value: string | undefined): { [key in K]?: string } {
  const made: { [key in K]?: string } = {};
  if (value !== undefined) made[name] = value;
  return made;
}

function refuse(check: string, clause: string, message: string): AuthnRequestRefused {
  return new AuthnRequestRefused({ check, clause, message });
}
