import type { SaxesTagNS } from 'saxes';
import type { AuthnRequest, Binding } from '../contracts.ts';
import { SAML_ASSERTION, SAML_PROTOCOL } from '../xml/index.ts';
import { createXmlParser } from '../xml-parser.ts';
import { AuthnRequestRefused } from './refused.ts';

const DEEPEST = 64;

/** Texts that are kept, by the path of local names below the root. */
const TEXTS = ['Issuer', 'RequestedAuthnContext/AuthnContextClassRef', 'Subject/NameID'];

interface Read {
  root: Record<string, string>;
  /** Attributes of the elements below the root, by path; of the last one where there are several. */
  elements: Map<string, Record<string, string>>;
  texts: Map<string, string[]>;
}

/** Reads an AuthnRequest from its XML. Throws AuthnRequestRefused when it is not one. */
export function readAuthnRequest(xml: string, binding: Binding): AuthnRequest {
  const read = parse(xml);
  const { root, elements } = read;
  const [index, issuer, policy] = [
    root.AssertionConsumerServiceIndex,
    textAt(read, 'Issuer'),
    elements.get('NameIDPolicy'),
  ];
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
    ...(policy === undefined ? {} : { nameIdPolicy: readNameIdPolicy(policy) }),
    ...readRequestedAuthnContext(read),
    ...readSubject(read),
  };
}

/** One pass, no tree: attributes and texts of what stands right below the root, and one step further. */
function parse(xml: string): Read {
  const parser = createXmlParser({ position: false });
  const path: string[] = [];
  let read: Read | undefined;
  let collecting: string[] | undefined;
  parser.on('doctype', () => {
    throw refuse('doctype', 'XML 1.0 §2.8; CWE-611', 'The AuthnRequest holds a DOCTYPE.');
  });
  parser.on('error', () => {
    throw refuse('well-formed', 'XML 1.0 §2.1', 'The AuthnRequest is not well-formed XML.');
  });
  parser.on('opentag', (tag) => {
    if (path.length === DEEPEST)
      throw refuse('depth', 'XML 1.0 §2.1; CWE-674', 'The AuthnRequest is nested too deeply.');
    if (read === undefined) read = { root: readRoot(tag), elements: new Map(), texts: new Map() };
    else if (path.length < 3) collecting = note(read, [...path.slice(1), tag.local].join('/'), tag);
    path.push(tag.local);
  });
  const onText = (value: string) => {
    if (collecting) collecting[collecting.length - 1] += value;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    path.pop();
    if (path.length < 3) collecting = undefined;
  });
  parser.write(xml).close();
  if (read === undefined) throw refuse('well-formed', 'XML 1.0 §2.1', 'The AuthnRequest is empty.');
  return read;
}

/** Keeps an element of SAML's vocabularies; answers the list whose last text is this element's, if its text is wanted. */
function note(read: Read, path: string, tag: SaxesTagNS): string[] | undefined {
  if (tag.uri !== SAML_PROTOCOL && tag.uri !== SAML_ASSERTION) return undefined;
  read.elements.set(path, attributes(tag));
  if (!TEXTS.includes(path)) return undefined;
  const texts = read.texts.get(path) ?? [];
  read.texts.set(path, texts);
  texts.push('');
  return texts;
}

const textAt = ({ texts }: Read, path: string) => texts.get(path)?.[0];

function readRoot(tag: SaxesTagNS): Record<string, string> {
  if (tag.uri === SAML_PROTOCOL && tag.local === 'AuthnRequest') return attributes(tag);
  throw refuse('root', 'SAMLCore §3.4.1', 'The message is not a SAML 2.0 AuthnRequest.');
}

function attributes(tag: SaxesTagNS): Record<string, string> {
  const own: [string, string][] = [];
  for (const { uri, local, value } of Object.values(tag.attributes)) if (uri === '') own.push([local, value]);
  return Object.fromEntries(own);
}

const COMPARISONS = ['exact', 'minimum', 'maximum', 'better'] as const;

function readRequestedAuthnContext({ elements, texts }: Read): Pick<AuthnRequest, 'requestedAuthnContext'> {
  const requested = elements.get('RequestedAuthnContext');
  if (requested === undefined) return {};
  const comparison = COMPARISONS.find((one) => one === (requested.Comparison ?? 'exact'));
  if (comparison === undefined) throw refuse('schema', 'SAMLCore §3.3.2.2.1', 'Comparison is none of its four values.');
  const classRefs = (texts.get('RequestedAuthnContext/AuthnContextClassRef') ?? []).map((text) => text.trim());
  return { requestedAuthnContext: { comparison, classRefs } };
}

function readSubject(read: Read): Pick<AuthnRequest, 'subject'> {
  if (!read.elements.has('Subject')) return {};
  const hasConfirmation = read.elements.has('Subject/SubjectConfirmation');
  const value = textAt(read, 'Subject/NameID')?.trim();
  if (value === undefined) return { subject: { hasConfirmation } };
  return {
    subject: { nameId: { value, ...optional('format', read.elements.get('Subject/NameID')?.Format) }, hasConfirmation },
  };
}

function readNameIdPolicy(from: Record<string, string>): NonNullable<AuthnRequest['nameIdPolicy']> {
  const { Format: format, AllowCreate: allowCreate, SPNameQualifier: spNameQualifier } = from;
  return {
    ...optional('format', format),
    ...optional('spNameQualifier', spNameQualifier),
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
