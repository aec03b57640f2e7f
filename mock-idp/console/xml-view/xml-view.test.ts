import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { folded, followsFromOthers } from './folding.ts';
import { prettyLines } from './pretty.ts';

describe('prettyLines', () => {
  it('indents elements and keeps an element with only text to one line', () => {
    expect(prettyLines('<a><b x="1>2">text</b><c/></a>')).toEqual(['<a>', '  <b x="1>2">text</b>', '  <c/>', '</a>']);
  });

  it.each(['<a', '<a b="', '<!--', '</a></a>', '<![CDATA[ <x> ', ''])('survives the broken %j', (xml) => {
    expect(prettyLines(xml).join('').replaceAll(/\s/g, '')).toBe(xml.replaceAll(/\s/g, ''));
  });

  it('loses nothing but white space', () => {
    const pieces = fc.array(
      fc.constantFrom('<a>', '</a>', '<b c="d">', '<e/>', 'text', '<', '>', '"', '<!--x-->', '\n', '&amp;'),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const xml = parts.join('');
        expect(prettyLines(xml).join('').replaceAll(/\s/g, '')).toBe(xml.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('difference', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'));

  it('gives back both messages', () => {
    fc.assert(
      fc.property(lines, lines, (plain, sent) => {
        const found = difference(plain, sent);
        expect(found.filter(({ kind }) => kind !== 'added').map(({ text }) => text)).toEqual(plain);
        expect(found.filter(({ kind }) => kind !== 'removed').map(({ text }) => text)).toEqual(sent);
      }),
    );
  });

  it('marks only what changed', () => {
    expect(difference(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
    ]);
  });
});

describe('folded', () => {
  const same = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

  it('loses no line', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(lines, lines, (plain, sent) => {
        const found = difference(plain, sent);
        expect(folded(found).flatMap((stretch) => stretch.lines)).toEqual(found);
      }),
    );
  });

  it('hides what is far from a change, and never a change', () => {
    const found = folded(difference(same(40), [...same(20), 'new', ...same(40).slice(20)]));
    expect(found.map((stretch) => stretch.folded)).toEqual([true, false, true]);
    expect(found[1]?.lines.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  });
});

describe('followsFromOthers', () => {
  const value = { kind: 'added', text: '  <ds:DigestValue>x</ds:DigestValue>' } as const;

  it('holds for digests beside another change, not for digests alone', () => {
    expect(followsFromOthers(value, [value, { kind: 'added', text: '<saml2:Audience>' }])).toBe(true);
    expect(followsFromOthers(value, [value, { kind: 'same', text: '<saml2:Audience>' }])).toBe(false);
  });
});
