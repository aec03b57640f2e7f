import { expect, test } from 'vitest';
import { readWhoami } from './whoami.ts';

const url = 'http://localhost:3000/me';
const json = { url, json: '$.user.id', attributes: '$.user.attributes' };
const html = { url, pattern: '<b>([^<]+)</b>' };
const answer = (body: string, status = 200, at = url) => ({ status, url: at, body });

test('reads subject and attributes from JSON', () => {
  const body = JSON.stringify({ user: { id: 'alice', attributes: { mail: 'a@x', groups: ['one', 'two'] } } });
  expect(readWhoami(answer(body), json)).toEqual({
    subject: 'alice',
    attributes: { mail: ['a@x'], groups: ['one', 'two'] },
    raw: body,
  });
});

test('reads the subject from a page, entities undone', () => {
  expect(readWhoami(answer('<p>Hello <b>o&#39;hara &amp;lt;</b>'), html)?.subject).toBe("o'hara &lt;");
});

test('nobody is signed in when the page is refused, elsewhere, or says nothing', () => {
  const body = JSON.stringify({ user: { id: 'alice' } });
  expect(readWhoami(answer(body, 401), json)).toBeUndefined();
  expect(readWhoami(answer(body, 200, 'http://localhost:3000/login'), json)).toBeUndefined();
  expect(readWhoami(answer(body, 200, 'http://127.0.0.1:3000/me'), json)).toBeUndefined();
  expect(readWhoami(answer('{"user":{}}'), json)).toBeUndefined();
  expect(readWhoami(answer('{"user":{"id":""}}'), json)).toBeUndefined();
  expect(readWhoami(answer('<html>'), json)).toBeUndefined();
  expect(readWhoami(answer('<p>Please sign in'), html)).toBeUndefined();
});
