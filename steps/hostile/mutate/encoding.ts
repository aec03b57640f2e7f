import type { Random } from '../random.ts';

/** How XML becomes octets and those become text; most of the time as it should be. */
export interface Encoding {
  name: string;
  encode(xml: string, pack: (octets: Buffer) => Buffer, random: Random): string;
}

const base64 = (octets: Buffer) => octets.toString('base64');

/** The usual one first. */
export const encodings: readonly [Encoding, ...Encoding[]] = [
  { name: 'utf-8', encode: (xml, pack) => base64(pack(Buffer.from(xml, 'utf8'))) },
  { name: 'byte-order-mark', encode: (xml, pack) => base64(pack(Buffer.from(`\uFEFF${xml}`, 'utf8'))) },
  { name: 'utf-16', encode: (xml, pack) => base64(pack(Buffer.from(`\uFEFF${xml}`, 'utf16le'))) },
  { name: 'latin-1', encode: (xml, pack) => base64(pack(Buffer.from(`${xml}\u00E9`, 'latin1'))) },
  {
    name: 'declared-otherwise',
    encode: (xml, pack) => base64(pack(Buffer.from(xml.replace('UTF-8', 'UTF-7'), 'utf8'))),
  },
  {
    name: 'octet-flipped',
    encode: (xml, pack, random) => {
      const octets = Buffer.from(xml, 'utf8');
      if (octets.length === 0) return base64(pack(octets));
      const at = random.below(octets.length);
      octets.set([(octets[at] ?? 0) ^ (1 << random.below(8))], at);
      return base64(pack(octets));
    },
  },
  {
    name: 'packed-octet-flipped',
    encode: (xml, pack, random) => {
      const octets = Buffer.from(pack(Buffer.from(xml, 'utf8')));
      if (octets.length === 0) return '';
      const at = random.below(octets.length);
      octets.set([(octets[at] ?? 0) ^ (1 << random.below(8))], at);
      return base64(octets);
    },
  },
  { name: 'packed-twice', encode: (xml, pack) => base64(pack(pack(Buffer.from(xml, 'utf8')))) },
  { name: 'not-packed', encode: (xml) => base64(Buffer.from(xml, 'utf8')) },
  { name: 'not-base64', encode: (xml) => xml },
  { name: 'base64-of-base64', encode: (xml, pack) => base64(Buffer.from(base64(pack(Buffer.from(xml, 'utf8'))))) },
  {
    name: 'base64-in-lines',
    encode: (xml, pack) => base64(pack(Buffer.from(xml, 'utf8'))).replace(/.{64}/g, '$&\r\n'),
  },
  { name: 'base64-of-urls', encode: (xml, pack) => pack(Buffer.from(xml, 'utf8')).toString('base64url') },
  {
    name: 'base64-cut',
    encode: (xml, pack, random) => base64(pack(Buffer.from(xml, 'utf8'))).slice(0, -1 - random.below(4)),
  },
  { name: 'inflates-hugely', encode: (_xml, pack) => base64(pack(Buffer.alloc(2_000_000, ' '))) },
];
