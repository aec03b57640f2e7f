/** Whatever somebody has in hand, as SAML messages: XML, base64, a deflated query, a URL, a trace export, a HAR. */
import { ConfigurationError } from '../../steps/index.ts';
import { decodeValue, type Found, largest, messagesIn, unknownInput } from './found.ts';
import { messagesInJson } from './json-input.ts';

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
