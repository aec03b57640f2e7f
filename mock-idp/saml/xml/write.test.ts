import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise, element, writeElement, XML_SCHEMA, type XmlElement } from './index.ts';

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const URIS = ['urn:a', 'urn:b'];

/** Trees whose prefixes are all declared somewhere, with clashes, default namespaces and characters that need escapes. */
const tree: fc.Arbitrary<XmlElement> = fc.letrec<{ node: XmlElement }>((tie) => ({
  node: fc
    .record({
      prefix: fc.constantFrom('', 'p', 'q'),
      uri: fc.constantFrom(...URIS),
      other: fc.constantFrom('p', 'q'),
      value: fc.string({ unit: fc.constantFrom('a', '&', '<', '>', '"', "'", '\n', '\t', '\r', 'é', '😀') }),
      children: fc.array(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.string({ unit: fc.constantFrom('a', '&', '<', '>', '\r', 'ß'), minLength: 1 }),
          tie('node'),
        ),
        { maxLength: 3 },
      ),
    })
    .map(({ prefix, uri, other, value, children }) =>
      element(prefix === '' ? 'n' : `${prefix}:n`, {
        namespaces: { [prefix]: uri, [other]: URIS[0] ?? '', xs: XML_SCHEMA },
        attributes: { z: value, a: value, [`${other}:c`]: value },
        children,
      }),
    ),
})).node;

describe.skipIf(!hasXmllint)('the canonical form', () => {
  it('is what libxml2 makes of the document', () => {
    fc.assert(
      fc.property(tree, (made) => {
        const theirs = execFileSync('xmllint', ['--exc-c14n', '-'], { input: writeElement(made) }).toString();
        expect(canonicalise(made)).toBe(theirs);
      }),
      { numRuns: 25 },
    );
  });
});

describe('an inclusive prefix', () => {
  const inner = element('a:Inner', { namespaces: { a: 'urn:a', xs: XML_SCHEMA } });
  const outer = element('a:Outer', { namespaces: { a: 'urn:a', xs: XML_SCHEMA }, children: [inner] });
  const options = { inclusivePrefixes: ['xs'] };

  it('is printed where an element stands alone, and not again below one that printed it', () => {
    const declarations = `xmlns:a="urn:a" xmlns:xs="${XML_SCHEMA}"`;
    expect(canonicalise(inner, options)).toBe(`<a:Inner ${declarations}></a:Inner>`);
    expect(canonicalise(outer, options)).toBe(`<a:Outer ${declarations}><a:Inner></a:Inner></a:Outer>`);
    expect(canonicalise(outer)).toBe('<a:Outer xmlns:a="urn:a"><a:Inner></a:Inner></a:Outer>');
  });
});

it('refuses a prefix that is declared nowhere', () => {
  expect(() => canonicalise(element('a:n'))).toThrow('declared nowhere');
});
