import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, isResponseFault, readDemoKey, type SealingMode } from '../../saml/index.ts';
import { faults } from '../index.ts';
import { issue, MODES, NOW, open, type Parties } from './testing/message.ts';

let parties: Parties;
beforeAll(async () => {
  const made = (name: string) => generateSigningKey(name, NOW);
  const [key, stranger, sp] = await Promise.all([readDemoKey(), made('stranger'), made('sp')]);
  parties = { key, stranger, sp };
});

/**
 * What cannot be done to a message whose text nobody on the way can read: it rewrites the finished document, and the part
 * that it is about is ciphertext by then. Such a fault is not applied, and the judge leaves its case out aloud.
 */
const unreadable: Readonly<Record<SealingMode, readonly string[]>> = {
  assertion: ['entity-internal', 'character-references', 'namespaces-inherited'],
  response: ['entity-internal', 'character-references', 'namespaces-inherited', 'name-id-comment-after-signing'],
  both: ['entity-internal', 'character-references', 'namespaces-inherited', 'name-id-comment-after-signing'],
};

/** The text of the finished document: what it names is the outermost element, which is another one here. */
const ofTheDocument = ['id-from-entity', 'name-of-three-parts'];

/**
 * What lies around the ciphertext: in the one KeyInfo that no signature covers (of the Response's Signature, else of the
 * EncryptedData), in the finished text, or in the Signature of the Response.
 */
const around: Readonly<Record<SealingMode, readonly string[]>> = {
  assertion: [
    ...ofTheDocument,
    'entity-expansion',
    'entity-external',
    'entity-repeated',
    'deep-nesting',
    'huge',
    'many-attributes',
    'xml-1-1',
  ],
  response: [...ofTheDocument, 'reference-by-place'],
  both: [...ofTheDocument, 'reference-by-place'],
};

/** Signed with a salt, so that no two signatures are alike. */
const salted = ['algorithm-rsa-pss'];

const others = faults.filter(isResponseFault).filter(({ family }) => family !== 'encryption');
const cases = others.flatMap((fault) => (fault.modes ?? MODES).map((mode) => ({ name: fault.name, mode })));

/** What signs the Response covers the ciphertext, so that its values differ from those over the same in the clear. */
const comparable = (xml: string, mode: SealingMode, name: string): string =>
  mode === 'assertion' && !salted.includes(name) ? xml : xml.replace(/(Value>)(?:<!--.*?-->)?[^<]*/g, '$1');

describe('a fault of another family, in an encrypted message', () => {
  it.each(cases.filter(({ name, mode }) => !unreadable[mode].includes(name)))(
    'is inside: $name, signed: $mode',
    async ({ name, mode }) => {
      const hidden = await issue(parties, { mode, fault: name });
      expect(hidden.applied).toEqual([name]);
      if (around[mode].includes(name)) return;
      const clear = await issue(parties, { mode, fault: name, encryption: 'none' });
      expect(comparable(open(hidden.xml, parties.sp.privateKey), mode, name)).toBe(comparable(clear.xml, mode, name));
    },
  );

  it('is not said to be applied where it could not be', async () => {
    for (const mode of MODES) {
      for (const fault of unreadable[mode]) expect((await issue(parties, { mode, fault })).applied).toEqual([]);
    }
  });
});
