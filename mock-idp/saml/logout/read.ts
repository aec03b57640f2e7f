import type { Binding } from '../contracts.ts';
import { SAML_ASSERTION, SAML_PROTOCOL } from '../xml/index.ts';
import { createXmlParser } from '../xml-parser.ts';
import { LogoutRefused } from './refused.ts';

/** A logout message as received: the octets first, then what was read from them. */
export interface LogoutMessage {
  kind: 'LogoutRequest' | 'LogoutResponse';
  binding: Binding;
  xml: string;
  /** The query as received, undecoded; HTTP-Redirect only. */
  query?: string;
  id: string;
  version: string;
  issueInstant: string;
  issuer: string;
  destination?: string;
  inResponseTo?: string;
  notOnOrAfter?: string;
  /** Every NameID of a request. */
  nameIds: string[];
  sessionIndexes: string[];
  /** Top-level status of a response. */
  status?: string;
}

const DEEPEST = 64;
const TEXTS: Readonly<Record<string, string>> = {
  [`${SAML_ASSERTION} Issuer`]: 'issuer',
  [`${SAML_ASSERTION} NameID`]: 'nameIds',
  [`${SAML_PROTOCOL} SessionIndex`]: 'sessionIndexes',
};

const refuse = (check: string, clause: string, message: string) => new LogoutRefused({ check, clause, message });

/** Reads a LogoutRequest or LogoutResponse in one pass. Throws LogoutRefused when it is neither. */
export function readLogoutMessage(xml: string, binding: Binding): LogoutMessage {
  const parser = createXmlParser();
  const texts: Record<string, string[]> = { issuer: [], nameIds: [], sessionIndexes: [] };
  let message: LogoutMessage | undefined;
  let depth = 0;
  let current: string | undefined;
  parser.on('doctype', () => {
    throw refuse('doctype', 'XML 1.0 §2.8; CWE-611', 'The message holds a DOCTYPE.');
  });
  parser.on('error', () => {
    throw refuse('well-formed', 'XML 1.0 §2.1', 'The message is not well-formed XML.');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw refuse('depth', 'XML 1.0 §2.1; CWE-674', 'The message is nested too deeply.');
    const attribute = (name: string) => Object.values(tag.attributes).find((one) => one.name === name)?.value;
    if (depth === 1) message = readRoot(tag, attribute, { binding, xml });
    if (depth === 2) {
      current = TEXTS[`${tag.uri} ${tag.local}`];
      if (current !== undefined) texts[current]?.push('');
    }
    if (depth === 3 && message !== undefined && tag.local === 'StatusCode') {
      message.status = attribute('Value') ?? '';
    }
  });
  const onText = (value: string) => {
    const list = current === undefined ? undefined : texts[current];
    if (list !== undefined && list.length > 0) list[list.length - 1] += value;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (depth === 2) current = undefined;
    depth -= 1;
  });
  parser.write(xml).close();
  if (message === undefined) throw refuse('well-formed', 'XML 1.0 §2.1', 'The message is empty.');
  const { issuer = [], nameIds = [], sessionIndexes = [] } = texts;
  return { ...message, issuer: issuer[0] ?? '', nameIds, sessionIndexes };
}

function readRoot(
  tag: { uri: string; local: string },
  attribute: (name: string) => string | undefined,
  received: { binding: Binding; xml: string },
): LogoutMessage {
  const { local } = tag;
  if (tag.uri !== SAML_PROTOCOL || (local !== 'LogoutRequest' && local !== 'LogoutResponse')) {
    throw refuse('root', 'SAMLCore §3.7', 'The message is neither a LogoutRequest nor a LogoutResponse.');
  }
  const [destination, inResponseTo] = [attribute('Destination'), attribute('InResponseTo')];
  const notOnOrAfter = attribute('NotOnOrAfter');
  return {
    kind: local,
    ...received,
    id: attribute('ID') ?? '',
    version: attribute('Version') ?? '',
    issueInstant: attribute('IssueInstant') ?? '',
    issuer: '',
    nameIds: [],
    sessionIndexes: [],
    ...(destination !== undefined && { destination }),
    ...(inResponseTo !== undefined && { inResponseTo }),
    ...(notOnOrAfter !== undefined && { notOnOrAfter }),
  };
}
