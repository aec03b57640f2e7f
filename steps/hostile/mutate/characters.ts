import { spliced } from './elements.ts';
import { anyOf, type Mutator } from './mutator.ts';

const strange = [
  '\u0000',
  '\u0001',
  '\uFFFE',
  '\uD800',
  '\u202E',
  '\u212A',
  '\u00A0',
  '\r',
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '&#0;',
  '&#x1F600;',
];

/** Blind damage: single characters and stretches, anywhere. */
export const characterMutators: readonly Mutator[] = [
  {
    name: 'character-replaced',
    mutate: (xml, random) => {
      const at = random.below(xml.length);
      return spliced(xml, at, at + 1, String.fromCharCode(random.below(0x7f)));
    },
  },
  {
    name: 'character-strange',
    mutate: (xml, random) => {
      const at = random.below(xml.length);
      return spliced(xml, at, at + random.below(2), anyOf(random, strange) ?? '');
    },
  },
  {
    name: 'stretch-deleted',
    mutate: (xml, random) => {
      const at = random.below(xml.length);
      return spliced(xml, at, at + 1 + random.below(64), '');
    },
  },
  {
    name: 'stretch-repeated',
    mutate: (xml, random) => {
      const at = random.below(xml.length);
      return spliced(xml, at, at, xml.slice(at, at + 1 + random.below(256)));
    },
  },
  { name: 'truncated', mutate: (xml, random) => xml.slice(0, random.below(xml.length)) },
  {
    name: 'trailing-text',
    mutate: (xml, random) => xml + (anyOf(random, [' ', '\n', '<!-- -->', '<a/>', 'x', '\u0000', xml]) ?? ''),
  },
];
