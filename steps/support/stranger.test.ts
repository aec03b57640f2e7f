import { expect, it } from 'vitest';
import { leavesForStranger, refreshesToStranger } from './stranger.ts';

it.each([
  'https://stranger.invalid/landing',
  'http://STRANGER.invalid:8080',
  'https://localhost@stranger.invalid/landing',
  'https://localhost.stranger.invalid/',
  'https:stranger.invalid/landing',
  'http:/\t/stranger.invalid/landing',
  'javascript:assay()',
  'file:///etc/hosts',
])('%j leads away', (url) => expect(leavesForStranger(url)).toBe(true));

it.each([
  'http://localhost:4710/%09/stranger.invalid/landing',
  'http://localhost:4710//stranger.invalid/landing',
  'http://localhost:4710/login?next=https://stranger.invalid/landing',
  'http://localhost:4710/#@stranger.invalid/',
  'http://stranger.invalid.example/',
  'http://localhost:4710/',
])('%j stays', (url) => expect(leavesForStranger(url)).toBe(false));

const refreshed = (content: string) =>
  refreshesToStranger('http://localhost:4710/acs', `<meta content="${content}" http-equiv="Refresh"><p>Welcome</p>`);

it.each([
  '0; url=https://stranger.invalid/',
  "1;URL='//stranger.invalid/x'",
  '0; url=javascript:assay()',
  '0,data:text/html,x',
])('a page that refreshes to %j leads away', (content) => expect(refreshed(content)).toBe(true));

it.each(['0; url=/login?next=https://stranger.invalid/', '0;url=home', '30', ''])(
  'a page that refreshes to %j stays',
  (content) => expect(refreshed(content)).toBe(false),
);
