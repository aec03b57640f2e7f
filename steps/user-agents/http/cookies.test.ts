import { describe, expect, it } from 'vitest';
import { siteOf } from './cookies.ts';

describe('a site', () => {
  it.each([
    ['http://localhost:1/', 'http://localhost:2/x', true],
    ['http://127.0.0.1:1/', 'http://localhost:1/', false],
    ['https://a.example.com/', 'https://b.example.com/', true],
    ['https://a.example.com/', 'http://a.example.com/', false],
    ['https://a.co.uk/', 'https://b.co.uk/', false],
    ['http://[::1]/', 'http://127.0.0.1/', false],
  ])('%s and %s: same = %s', (a, b, same) => {
    expect(siteOf(a) === siteOf(b)).toBe(same);
  });
});
