import { expect, it } from 'vitest';
import { leavesForStranger } from './stranger.ts';

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
