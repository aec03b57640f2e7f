import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { readDocument } from './document/read.ts';
import type { Answer, Parameter, SentRequest } from './evidence.ts';
import { formTarget } from './form-target.ts';

/** A SAMLRequest as the judge's browser sent it. */
export interface Outgoing {
  at: Date;
  carrier: Answer;
  url: string;
  form?: { method: string; fields: readonly (readonly [name: string, value: string])[] };
}

/** No AuthnRequest is larger; what is, is a bomb. */
const largest = 1_000_000;

/** Unpacks a request and reads it, keeping everything that was odd on the way. */
export async function decodeRequest(sent: Outgoing, number: number, of: number): Promise<SentRequest> {
  const posted = sent.form !== undefined && sent.form.method === 'POST';
  const parameters = posted
    ? (sent.form?.fields ?? []).map(([name, value]): Parameter => ({ name, raw: value, value }))
    : queryOf(sent.url);
  const { packing, xml } = unpack(parameters.find(({ name }) => name === 'SAMLRequest')?.value ?? '');
  const which = `AuthnRequest ${number} of ${of}`;
  return {
    at: sent.at,
    binding: posted ? 'HTTP-POST' : 'HTTP-Redirect',
    url: sent.url,
    carrier: sent.carrier,
    ...(sent.form === undefined ? {} : { form: { method: sent.form.method, target: formTarget(sent.carrier.body) } }),
    parameters,
    packing,
    wire: {
      title: `${which}, as sent by ${posted ? 'HTTP-POST' : 'HTTP-Redirect'}`,
      text: posted ? parameters.map(({ name, value }) => `${name}=${value}`).join('\n') : sent.url,
    },
    message: await readDocument(which, xml, 'protocol'),
  };
}

/** The parameters of a query, with the octets that signatures are made over. */
function queryOf(url: string): Parameter[] {
  const query = url.replace(/#.*$/s, '').split('?').slice(1).join('?');
  return query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [name = '', ...rest] = piece.split('=');
      const raw = rest.join('=');
      return { name: decoded(name), raw, value: decoded(raw) };
    });
}

/** As every server reads a query: a plus sign is a space. */
function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function unpack(value: string): { packing: SentRequest['packing']; xml: string } {
  // What a lenient receiver makes of it: the rules about the message must not fall silent over a sloppy wrapping.
  const octets = Buffer.from(value.replaceAll(' ', '+'), 'base64');
  const text = octets.toString('utf8');
  if (/^\uFEFF?\s*</.test(text)) return { packing: 'plain', xml: text.replace(/^\uFEFF/, '') };
  const ways = [
    ['raw-deflate', inflateRawSync],
    ['zlib', inflateSync],
    ['gzip', gunzipSync],
  ] as const;
  for (const [packing, open] of ways) {
    try {
      const xml = open(octets, { maxOutputLength: largest }).toString('utf8');
      return { packing, xml: xml.replace(/^\uFEFF/, '') };
    } catch {
      // The next way may fit.
    }
  }
  return { packing: 'unknown', xml: '' };
}
