import { everyRequest } from '../../every.ts';
import type { SentRequest } from '../../evidence.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';
import { parameter } from '../../signed.ts';

const deflate = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE';

const words: Readonly<Record<Exclude<SentRequest['packing'], 'raw-deflate'>, string>> = {
  zlib: 'The value is compressed with a zlib header (RFC 1950); raw DEFLATE (RFC 1951) is due.',
  gzip: 'The value is compressed with a gzip header; raw DEFLATE (RFC 1951) is due.',
  plain: 'The value is not compressed at all; raw DEFLATE is due.',
  unknown: 'The value cannot be inflated.',
};

/** SAMLBind §3.4.4.1: raw DEFLATE, without header or checksum, then base64. */
export const deflateRaw: Rule = (evidence) =>
  everyRequest(evidence, (request) => {
    if (request.binding !== 'HTTP-Redirect') return unjudged('No request was sent by HTTP-Redirect.');
    const encoding = parameter(request, 'SAMLEncoding') ?? deflate;
    if (encoding !== deflate) return unjudged(`The request names another encoding: ${encoding}.`);
    if (request.packing === 'raw-deflate') return holds('Raw DEFLATE.', request.wire);
    const raw = request.parameters.find(({ name }) => name === 'SAMLRequest')?.raw ?? '';
    return broken(words[request.packing], request.wire, spanOf(request.wire.text, raw));
  });
