import type { Random } from '../random.ts';
import { spliced } from './elements.ts';
import { anyOf, type Mutator } from './mutator.ts';

interface Attribute {
  name: string;
  value: string;
  from: number;
  to: number;
}

function attributesOf(xml: string): Attribute[] {
  return [...xml.matchAll(/ ([\w:.-]+)="([^"]*)"/g)].map(({ 0: whole, 1: name = '', 2: value = '', index }) => ({
    name,
    value,
    from: index,
    to: index + whole.length,
  }));
}

function onAttribute(name: string, change: (xml: string, attribute: Attribute, random: Random) => string): Mutator {
  return {
    name,
    mutate: (xml, random) => {
      const attribute = anyOf(random, attributesOf(xml));
      return attribute ? change(xml, attribute, random) : xml;
    },
  };
}

const values = [
  '',
  ' ',
  '#',
  '_x',
  '1',
  'true',
  '2.0',
  '1.1',
  'http://evil.example/',
  '9999-12-31T23:59:59Z',
  '-0001-01-01T00:00:00Z',
  '2026-13-45T99:99:99Z',
  'x'.repeat(5000),
  '&#10;',
];
const added = [
  ' ID="_x"',
  ' xmlns="urn:x"',
  ' xmlns:saml2="urn:x"',
  ' xml:base="http://evil.example/"',
  ' xml:id="_x"',
  ' xsi:nil="true"',
  ' Id="_x"',
  ' id="_x"',
];

/** Attributes lost, doubled, exchanged; namespaces bent. */
export const attributeMutators: readonly Mutator[] = [
  onAttribute('attribute-deleted', (xml, { from, to }) => spliced(xml, from, to, '')),
  onAttribute('attribute-doubled', (xml, { from, to }) => spliced(xml, to, to, xml.slice(from, to))),
  onAttribute('attribute-changed', (xml, { name, from, to }, random) =>
    spliced(xml, from, to, ` ${name}="${anyOf(random, values) ?? ''}"`),
  ),
  onAttribute('attribute-swapped', (xml, { name, from, to }, random) => {
    const other = anyOf(random, attributesOf(xml));
    return spliced(xml, from, to, ` ${name}="${other?.value ?? ''}"`);
  }),
  onAttribute('attribute-case', (xml, { name, value, from, to }) =>
    spliced(xml, from, to, ` ${name}="${value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()}"`),
  ),
  onAttribute('attribute-added', (xml, { from }, random) => spliced(xml, from, from, anyOf(random, added) ?? '')),
  onAttribute('attribute-quote', (xml, { name, value, from, to }) => spliced(xml, from, to, ` ${name}='${value}'`)),
];
