/** A message as somebody has it in hand, and how it is read out of the parameters it travelled in. */
import { inflateRawSync } from 'node:zlib';
import { ConfigurationError } from '../../steps/index.ts';

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

/** Octets of one message, inflated. */
export const largest = 5_000_000;

/** Nothing in it is a SAML message. */
export function unknownInput(where: string): ConfigurationError {
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
