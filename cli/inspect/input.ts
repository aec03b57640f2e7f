/** Whatever somebody has in hand, as SAML messages: XML, base64, a deflated query, a URL, a trace export, a HAR. */
import { inflateRawSync } from 'node:zlib';
import { ConfigurationError } from '../../steps/index.ts';
import { messagesInJson } from './json-input.ts';

/** A message as it was found. */
export interface Found {
  where: string;
  xml: string;
  relayState?: string;
  /** How it travelled, where that shows. */
  binding?: 'HTTP-Redirect' | 'HTTP-POST';
  /** The query it stood in, octet for octet: that is what is signed there. */
  query?: string;
  /** Facts that are not in the message itself. */
  beside?: readonly (readonly [string, string])[];
}

const largest = 5_000_000;

function unknownInput(where: string): ConfigurationError {
  return new ConfigurationError(
    'input_unknown',
    `${where} is nothing that can be inspected: give XML, base64, a deflated query, a URL, a trace export or a HAR.`,
  );
}

/** Decoded where every escape is one; anything else is no parameter's value, and said to be none further on. */
function percentDecoded(value: string): string {
  if (!/%[0-9A-F]{2}/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The XML in a parameter's value: base64, deflated or not. */
export function decodeValue(value: string, where: string): string {
  const base64 = percentDecoded(value).replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(base64)) throw unknownInput(where);
  const octets = Buffer.from(base64, 'base64');
  const plain = octets.toString('utf8');
  if (plain.trimStart().startsWith('<')) return plain;
  try {
    return inflateRawSync(octets, { maxOutputLength: largest }).toString('utf8');
  } catch {
    throw unknownInput(where);
  }
}

/** The messages among the parameters of a query or a form. */
export function messagesIn(
  parameters: URLSearchParams,
  where: string,
  travelled: Pick<Found, 'binding' | 'query'> = {},
): Found[] {
  const relayState = parameters.get('RelayState');
  return ['SAMLRequest', 'SAMLResponse'].flatMap((name) =>
    parameters.getAll(name).map((value) => ({
      where: `${where}, ${name}`,
      xml: decodeValue(value, where),
      ...travelled,
      ...(relayState !== null && { relayState }),
    })),
  );
}

/** Everything that can be inspected in a text. Throws ConfigurationError where there is nothing. */
export async function findMessages(text: string, where: string): Promise<Found[]> {
  const input = text.replace(/^\uFEFF/, '').trim();
  if (input.length > largest * 4) throw new ConfigurationError('input_too_large', `${where} is larger than 20 MB.`);
  if (input.startsWith('<')) return [{ where, xml: input }];
  if (input.startsWith('{')) return messagesInJson(input, where);
  const found = isQuery(input) ? messagesIn(...queryOf(input, where)) : [{ where, xml: decodeValue(input, where) }];
  if (found.length === 0) throw unknownInput(where);
  return found;
}

const isQuery = (input: string) => /^https?:\/\//.test(input) || /(^|[?&])SAML(Request|Response)=/.test(input);

function queryOf(input: string, where: string): Parameters<typeof messagesIn> {
  const isUrl = URL.canParse(input);
  const query = isUrl ? new URL(input).search.slice(1) : input.replace(/^\?/, '');
  const parameters = new URLSearchParams(query);
  // A form looks like a query, and carries no signature beside the message.
  return [parameters, where, isUrl || parameters.has('Signature') ? { binding: 'HTTP-Redirect', query } : {}];
}
