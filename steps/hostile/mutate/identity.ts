import { spliced } from './elements.ts';
import { anyOf, type Mutator } from './mutator.ts';

const name = /alice@example\.com/g;
const tricks = [
  'bob@example.com',
  'bob@example.com<!---->',
  '<!---->bob@example.com',
  'bob@example.com<!--x-->.alice@example.com',
  '<![CDATA[bob@example.com]]>',
  'bob&#64;example.com',
  'bob@example.com\u0000',
  'bob@example.com alice@example.com',
  'BOB@example.com',
  'bob@example.com</saml2:NameID><saml2:NameID>alice@example.com',
];

/** Whom the message speaks of: Bob, who exists, in place of Alice, for whom it was signed. */
export const identityMutators: readonly Mutator[] = [
  {
    name: 'name-everywhere',
    mutate: (xml, random) => xml.replaceAll(name, () => random.pick(['bob@example.com', 'BOB@EXAMPLE.COM'])),
  },
  {
    name: 'name-once',
    mutate: (xml, random) => {
      const at = anyOf(random, [...xml.matchAll(name)]);
      return at ? spliced(xml, at.index, at.index + at[0].length, anyOf(random, tricks) ?? '') : xml;
    },
  },
  {
    name: 'name-split',
    mutate: (xml, random) => {
      const at = anyOf(random, [...xml.matchAll(name)]);
      const within = at && at.index + random.below(at[0].length);
      return within === undefined
        ? xml
        : spliced(xml, within, within, random.pick(['<!---->', '<?x?>', '<![CDATA[]]>', '\u200B']));
    },
  },
];
