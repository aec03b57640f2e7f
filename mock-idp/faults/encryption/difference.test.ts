import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, isResponseFault, readDemoKey } from '../../saml/index.ts';
import { faults } from '../index.ts';
import { issue, MODES, NOW, open, type Parties } from './testing/message.ts';

let parties: Parties;
beforeAll(async () => {
  const made = (name: string) => generateSigningKey(name, NOW);
  const [key, stranger, sp] = await Promise.all([readDemoKey(), made('stranger'), made('sp')]);
  parties = { key, stranger, sp };
});

const family = faults.filter(isResponseFault).filter((fault) => fault.family === 'encryption');
const cases = family.flatMap((fault) => (fault.modes ?? MODES).map((mode) => ({ name: fault.name, mode })));

/** What is random, or signs or certifies something random, is told in words. */
function calm(piece: string, index: number, all: readonly string[]): string {
  const tag = all[index - 1] ?? '';
  if (tag === '<ds:SignatureValue>' || tag === '<ds:DigestValue>') return '…';
  if (tag === '<xenc:CipherValue>') return cipherWords(piece);
  return tag === '<ds:X509Certificate>' ? owner(piece) : piece;
}

function cipherWords(value: string): string {
  const { length } = Buffer.from(value, 'base64');
  return length === 256 ? 'a wrapped key' : `${length} octets`;
}

function owner(value: string): string {
  const certificate = value.replace(/\s/g, '');
  return Object.entries(parties).find(([, { certificate: own }]) => own === certificate)?.[0] ?? 'somebody';
}

interface Difference {
  gone: string[];
  new: string[];
}

/** What stands between the common beginning and the common end, in the fewest words. */
async function difference(before: string, after: string): Promise<Difference> {
  const [whole, piecewise] = [await named(), (text: string) => text].map((words) =>
    between(piecesOf(words(shortened(before))), piecesOf(words(shortened(after)))),
  );
  if (whole === undefined || piecewise === undefined) throw new Error('There are two ways to tell a difference.');
  const length = (one: Difference) => one.gone.length + one.new.length;
  return length(whole) < length(piecewise) ? whole : piecewise;
}

function between(left: string[], right: string[]): Difference {
  let from = 0;
  while (from < left.length && left[from] === right[from]) from += 1;
  let back = 0;
  while (back < Math.min(left.length, right.length) - from && left.at(-1 - back) === right.at(-1 - back)) back += 1;
  return { gone: left.slice(from, left.length - back), new: right.slice(from, right.length - back) };
}

const piecesOf = (text: string) => text.split(/(?=<)|(?<=>)/);
const shortened = (text: string) => piecesOf(text).map(calm).join('');

/** Gives names to what is as it was in the plain message. */
async function named(): Promise<(text: string) => string> {
  const clear = await issue(parties, { mode: 'assertion', encryption: 'none' });
  const usual = await issue(parties, { mode: 'assertion' });
  const assertion = shortened(/<saml2:Assertion .*<\/saml2:Assertion>/s.exec(clear.xml)?.[0] ?? '');
  const encrypted = shortened(/<saml2:EncryptedAssertion .*<\/saml2:EncryptedAssertion>/s.exec(usual.xml)?.[0] ?? '');
  return (text) =>
    text.replaceAll(assertion, '<!-- the Assertion -->').replaceAll(encrypted, '<!-- the EncryptedAssertion -->');
}

describe('a fault of encryption', () => {
  it.each(cases)('changes the message: $name, signed: $mode', async ({ name, mode }) => {
    expect((await issue(parties, { mode, fault: name })).applied).toEqual([name]);
  });

  // What is signed makes no difference to these faults, so one mode tells about them.
  it.each(family.map(({ name }) => ({ name })))(
    'differs in what it says, and in nothing else: $name',
    async ({ name }) => {
      const plain = await issue(parties, { mode: 'assertion' });
      const faulted = await issue(parties, { mode: 'assertion', fault: name });
      const unopened = /<(?:\w+:)?(Encrypted(?:Assertion|ID|Attribute)) .*?<\/(?:\w+:)?\1>/gs;
      const opened = (xml: string) =>
        open(xml, parties.sp.privateKey).replaceAll(unopened, '<!-- does not open: $1 -->');
      expect({
        'as it travels': await difference(plain.xml, faulted.xml),
        'as the SP can open it': await difference(opened(plain.xml), opened(faulted.xml)),
      }).toMatchSnapshot();
    },
  );

  it('leaves the twin as it would have been', async () => {
    for (const { name } of family) {
      const twin = await (await issue(parties, { mode: 'assertion', fault: name })).plainXml?.();
      const plain = await issue(parties, { mode: 'assertion' });
      expect(await difference(plain.xml, twin ?? '')).toEqual({ gone: [], new: [] });
    }
  });
});
