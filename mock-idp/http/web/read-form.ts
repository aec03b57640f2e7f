/** The body of a posted form, bounded in size and time whatever the other side does. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpProblem } from './http-problem.ts';

const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
/** How long what comes after a refusal is still read. */
const lingerMs = 10_000;

const unpack: Readonly<Record<string, (octets: Buffer, limit: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * Answers the octets of a form as text; nothing for any other type. Throws HttpProblem: 413 beyond `limit` octets, packed
 * or unpacked, and that before the last octet is in, or ten seconds later at most; 400 for what breaks off or cannot be unpacked.
 */
export async function readForm(incoming: IncomingMessage, limit: number): Promise<string> {
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = incoming.headers;
  if (type === undefined || !formType.test(type)) return '';
  const octets = await read(incoming, limit);
  return (encoding === 'identity' ? octets : await unpacked(octets, encoding.toLowerCase(), limit)).toString('utf8');
}

async function unpacked(octets: Buffer, encoding: string, limit: number): Promise<Buffer> {
  const open = Object.hasOwn(unpack, encoding) ? unpack[encoding] : undefined;
  if (!open) throw new HttpProblem(400, `Nothing here reads the encoding ${encoding}.`);
  try {
    return await open(octets, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw tooLarge ? tooMuch(limit) : new HttpProblem(400, `The body is not ${encoding}.`);
  }
}

const tooMuch = (limit: number) => new HttpProblem(413, `A form has at most ${limit} octets.`);

function read(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let patience: NodeJS.Timeout | undefined;
    const refuse = () => reject(tooMuch(limit));
    // What still comes is thrown away, so that somebody who sends everything before listening hears the answer.
    const giveUp = () => {
      chunks.length = 0;
      incoming.off('data', take).resume();
      const late = endsWithAnswer(incoming);
      patience = setTimeout(late ? refuse : () => incoming.destroy(), lingerMs).unref();
      if (!late) refuse();
    };
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return giveUp();
      chunks.push(chunk);
    };
    incoming.once('end', () => {
      if (patience === undefined) return resolve(Buffer.concat(chunks));
      clearTimeout(patience);
      refuse();
    });
    const breakOff = () => reject(new HttpProblem(400, 'The request broke off.'));
    // After the end these change nothing any more.
    incoming.once('error', breakOff).once('close', breakOff);
    if (Number(incoming.headers['content-length'] ?? 0) > limit) giveUp();
    else incoming.on('data', take);
  });
}

/** The connection is closed once it is answered; with octets unread that resets it, and the answer may be lost. */
function endsWithAnswer({ headers: { connection = '' }, httpVersionMinor }: IncomingMessage): boolean {
  return /\bclose\b/i.test(connection) || (httpVersionMinor === 0 && !/\bkeep-alive\b/i.test(connection));
}
