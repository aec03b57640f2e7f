import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originOf, ownPath } from './respond.ts';

const base = 'http://127.0.0.1:4000';

test.each([
  ['/app/UserHome', '/app/UserHome'],
  ['/app/a/b/sso/saml?pending=x&y=%2F', '/app/a/b/sso/saml?pending=x&y=%2F'],
  ['/a/../b', '/b'],
  ['http://127.0.0.1:4000/a', undefined],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['/x/..//evil.example/', undefined],
  ['/.//evil.example/', undefined],
  ['/ a', undefined],
  ['', undefined],
])('%s continues at %s', (candidate, path) => {
  expect(ownPath(candidate, base)).toBe(path);
});

test('nothing that is continued at leaves our origin', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '\t',
    '\n',
    'evil.example',
    'http:',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }), (parts) => {
      const path = ownPath(`/${parts.join('')}`, base);
      return path === undefined || new URL(path, base).origin === base;
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['https://sp.example/acs?x=y', 'https://sp.example'],
  ['http://localhost:80/acs', 'http://localhost'],
  ['javascript:alert(1)', "'none'"],
  ['nonsense; script-src *', "'none'"],
])('the form of %s may go to %s', (url, source) => {
  expect(originOf(url)).toBe(source);
});
