import { expect, it } from 'vitest';
import { askedNothing } from './asked-nothing.ts';

const agent = {};
const alice = { subject: 'alice@example.com' };
const first = { agent, emitted: {}, seen: alice };

it('tells a browser that was let in again without a question', () => {
  expect(askedNothing([first, { agent, emitted: undefined, seen: alice }])).toBe(true);
});

it.each([
  ['a message left', { agent, emitted: {}, seen: alice }],
  ['it is another browser', { agent: {}, emitted: undefined, seen: alice }],
  ['nobody is signed in any more', { agent, emitted: undefined, seen: undefined }],
  ['somebody else is signed in', { agent, emitted: undefined, seen: { subject: 'bob@example.com' } }],
])('says nothing where %s', (_, last) => {
  expect(askedNothing([first, last])).toBe(false);
});

it('says nothing of a first sign-in', () => {
  expect(askedNothing([{ agent, emitted: undefined, seen: alice }])).toBe(false);
});
