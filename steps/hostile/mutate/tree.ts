import type { Random } from '../random.ts';
import { elementsOf, type Span, spliced } from './elements.ts';
import { anyOf, type Mutator } from './mutator.ts';

const text = (xml: string, { from, to }: Span) => xml.slice(from, to);

/** A mutator that works on one element; without any it leaves the text alone. */
function onElement(name: string, change: (xml: string, span: Span, random: Random) => string): Mutator {
  return {
    name,
    mutate: (xml, random) => {
      const span = anyOf(random, elementsOf(xml));
      return span ? change(xml, span, random) : xml;
    },
  };
}

const fillings = [
  '<!--x-->',
  '<?x y?>',
  '<![CDATA[x]]>',
  '&lt;',
  '&#x41;',
  ' ',
  '\n',
  '<x/>',
  '<a:b xmlns:a="urn:x"/>',
];
const doctypes = [
  '<!DOCTYPE a>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
  `<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]>`,
];

/** Elements lost, doubled, moved, wrapped, nested. */
export const treeMutators: readonly Mutator[] = [
  onElement('element-deleted', (xml, { from, to }) => spliced(xml, from, to, '')),
  onElement('element-doubled', (xml, span) => spliced(xml, span.to, span.to, text(xml, span))),
  onElement('element-emptied', (xml, { open, close }) => spliced(xml, open, close, '')),
  onElement('element-moved', (xml, span, random) => {
    const target = anyOf(random, elementsOf(xml));
    if (!target) return xml;
    const moved = text(xml, span);
    const without = spliced(xml, span.from, span.to, '');
    const at = Math.min(target.open, without.length);
    return spliced(without, at, at, moved);
  }),
  onElement('element-copied', (xml, span, random) => {
    const at = anyOf(random, elementsOf(xml))?.open ?? 0;
    return spliced(xml, at, at, text(xml, span));
  }),
  onElement('element-wrapped', (xml, span, random) => {
    const name = anyOf(random, elementsOf(xml))?.name ?? 'x';
    return spliced(xml, span.from, span.to, `<${name}>${text(xml, span)}</${name}>`);
  }),
  onElement('element-unwrapped', (xml, { from, open, close, to }) => spliced(xml, from, to, xml.slice(open, close))),
  onElement('element-renamed', (xml, { from, name }) => spliced(xml, from + 1, from + 1 + name.length, `${name}x`)),
  onElement('content-filled', (xml, { close }, random) => spliced(xml, close, close, anyOf(random, fillings) ?? '')),
  onElement('content-split', (xml, { open, close }, random) => {
    const at = open + random.below(close - open + 1);
    return spliced(xml, at, at, anyOf(random, fillings) ?? '');
  }),
  onElement('nested-deeply', (xml, { open }, random) => {
    const depth = 10 ** (1 + random.below(4));
    return spliced(xml, open, open, `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}`);
  }),
  onElement('many-attributes', (xml, { from, name }, random) => {
    const at = from + 1 + name.length;
    return spliced(xml, at, at, Array.from({ length: 10 ** (1 + random.below(3)) }, (_, n) => ` a${n}=""`).join(''));
  }),
  { name: 'doctype', mutate: (xml, random) => xml.replace(/(?<=\?>)|^(?!<\?)/, () => anyOf(random, doctypes) ?? '') },
];
