import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdapter, scimReader } from './index.ts';

describe('a vendor module', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-adapter-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return loadAdapter(name, folder);
  };

  it('may leave every method out', async () => {
    expect(Object.keys(await load('some.mjs', 'export default { async account() {} }'))).toEqual(['account']);
  });

  it.each([
    ['no file', undefined, /there is no .*absent\.mjs/],
    ['a misspelt method', 'export default { acount() {} }', /"acount" is not known; known are .*account/],
    ['a value for a method', 'export default { account: 1 }', /"account" is a number; give a function/],
    ['no default', 'export const account = () => {};', /must export an object as its default/],
    ['a syntax error', 'export default {', /cannot be imported/],
  ])('is refused: %s', async (what, text, message) => {
    const loaded = text === undefined ? loadAdapter('absent.mjs', folder) : load(`${what.length}.mjs`, text);
    await expect(loaded).rejects.toThrow(message);
  });
});

describe('SCIM 2.0', () => {
  const asked: string[] = [];
  let server: Server;
  let url = '';
  beforeAll(async () => {
    const users = [{ id: '7', userName: 'Nora@example.com', displayName: 'Nora', active: false }];
    server = createServer((request, response) => {
      const address = new URL(request.url ?? '', 'http://localhost');
      asked.push(address.searchParams.get('filter') ?? '');
      if (request.headers.authorization !== 'Bearer good') return void response.writeHead(401).end();
      const known = address.searchParams.get('filter')?.toLowerCase().includes('nora@example.com');
      const groups = [{ displayName: 'Finance' }];
      response.end(JSON.stringify({ Resources: address.pathname.endsWith('/Groups') ? groups : known ? users : [] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/scim/`;
  });
  afterAll(() => server.close());

  it('shows an account with its groups, and its address as it is kept', async () => {
    expect(await scimReader({ url, token: 'good' }).account('nora@example.com')).toEqual({
      email: 'Nora@example.com',
      name: 'Nora',
      active: false,
      groups: ['Finance'],
    });
    expect(asked).toEqual(['userName eq "nora@example.com"', 'members.value eq "7"']);
  });

  it('shows that there is none', async () => {
    expect(await scimReader({ url, token: 'good' }).account('olga@example.com')).toBeUndefined();
  });

  it('says that the token is not taken', async () => {
    await expect(scimReader({ url }).account('x@example.com')).rejects.toThrow(/answered 401; check scim.token/);
  });
});
