import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFileError, openSqliteStore } from './index.ts';
import { migrations } from './sqlite.ts';
import { openSqliteFile } from './sqlite-file.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-sp-file-'));
  path = join(directory, 'data', 'sp.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true }));

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

async function problemOf(work: Promise<unknown>): Promise<[code: string, message: string]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DataFileError) return [error.code, error.message];
    throw error;
  }
  throw new Error('It was opened.');
}

describe('a file of the SP', () => {
  it('holds everything when it is opened again', async () => {
    const before = await openSqliteStore(path);
    await before.document('workspace').write({ users: ['alice'] });
    await before.sessions('browsers').put('b', { issuedAt: new Date(7) });
    await before.oneShots('consumed').putIfAbsent('a', true, new Date(1_000), new Date(0));
    await before.journal('activity', 9).append('signed in');
    await before.close();
    const after = await openSqliteStore(path);
    expect(await after.document('workspace').read()).toEqual({ users: ['alice'] });
    expect(await after.sessions('browsers').get('b')).toEqual({ issuedAt: new Date(7) });
    expect(await after.oneShots('consumed').putIfAbsent('a', true, new Date(1_000), new Date(999))).toBe(false);
    expect(await after.journal('activity', 9).list()).toEqual(['signed in']);
    await after.close();
  });

  it('is for its owner only, with its log, and leaves one file', async () => {
    const store = await openSqliteStore(path);
    await store.document('workspace').write({ some: 'thing' });
    const files = readdirSync(join(directory, 'data'));
    expect(files).toEqual(['sp.sqlite', 'sp.sqlite-wal']);
    expect(files.map((file) => modeOf(join(directory, 'data', file)))).toEqual(['600', '600']);
    await store.close();
    expect(readdirSync(join(directory, 'data'))).toEqual(['sp.sqlite']);
    chmodSync(path, 0o664);
    await (await openSqliteStore(path)).close();
    expect(modeOf(path)).toBe('600');
  });

  it('is refused while somebody has it, and free afterwards', async () => {
    const store = await openSqliteStore(path);
    const [code, message] = await problemOf(openSqliteStore(path));
    expect(code).toBe('data_in_use');
    expect(message).toBe(`${path} is held by another process: stop that process, or name another data directory.`);
    await store.document('workspace').write({ still: 'mine' });
    await store.close();
    await (await openSqliteStore(path)).close();
  });

  it('of the first version gives what it held, and is written piece by piece from then on', async () => {
    const state = {
      links: [{ environment: 'DEV' }],
      users: [
        { id: 'u2', name: 'Ünï "✓"' },
        { id: 'u1', name: 'B' },
      ],
      groups: [{ id: 'g', name: 'Sales' }],
      memberships: [{ userId: 'u1', groupId: 'g', origin: 'sync' }],
    };
    const old = await openSqliteFile(path, migrations.slice(0, 1));
    old.run('INSERT INTO documents VALUES (?, ?)', ['workspace', JSON.stringify(state)]);
    old.run('INSERT INTO documents VALUES (?, ?)', ['beginning', JSON.stringify(state)]);
    old.close();
    const store = await openSqliteStore(path);
    const document = store.document<typeof state>('workspace');
    expect(await document.read()).toEqual(state);
    expect(await store.document('beginning').read()).toEqual(state);
    const changed = { list: 'users', key: 'u2', member: { id: 'u2', name: 'A' } };
    const left = { list: 'memberships', key: 'u1 g' };
    await document.amend({ ...state, users: [], groups: [], memberships: [] }, [changed, left]);
    const users = [{ id: 'u2', name: 'A' }, ...state.users.slice(1)];
    expect(await document.read()).toEqual({ ...state, users, memberships: [] });
    await store.close();
    const file = await openSqliteFile(path, migrations);
    expect(file.all("SELECT written, key FROM members WHERE list = 'users' ORDER BY written")).toEqual([
      [1, 'u2'],
      [2, 'u1'],
    ]);
    file.close();
  });

  it('of the third version finds a membership by whose it is', async () => {
    const old = await openSqliteFile(path, migrations.slice(0, 3));
    const membership = '{"userId":"u1","groupId":"g","origin":"sync"}';
    old.run('INSERT INTO documents VALUES (?, ?)', ['workspace', '{"memberships":[]}']);
    old.run('INSERT INTO members (document, list, key, content) VALUES (?, ?, ?, ?)', [
      'workspace',
      'memberships',
      membership,
      membership,
    ]);
    old.close();
    const store = await openSqliteStore(path);
    const document = store.document('workspace');
    expect(await document.read()).toEqual({ memberships: [{ userId: 'u1', groupId: 'g', origin: 'sync' }] });
    await document.amend({ memberships: [] }, [{ list: 'memberships', key: 'u1 g' }]);
    expect(await document.read()).toEqual({ memberships: [] });
    await store.close();
  });

  it.each(migrations.map((_, version) => version).slice(1))('of version %i keeps its sessions', async (version) => {
    const old = await openSqliteFile(path, migrations.slice(0, version));
    old.run("INSERT INTO sessions (kind, key, content) VALUES ('browsers', 'b', ?)", ['{"pending":[]}']);
    old.run("INSERT INTO one_shots VALUES ('consumed', 'a', 'true', 1000)");
    old.run("INSERT INTO journal (name, line) VALUES ('activity', '1')");
    old.close();
    const store = await openSqliteStore(path);
    const ends = { of: () => new Date(5), now: () => new Date(7) };
    const sessions = store.sessions('browsers', { most: 16, ends });
    expect(await sessions.get('b')).toEqual({ pending: [] });
    await sessions.put('ended', {});
    expect(await sessions.get('ended')).toBeUndefined();
    expect(await sessions.get('b')).toEqual({ pending: [] });
    expect(await store.oneShots('consumed').peek('a', new Date(999))).toBe(true);
    expect(await store.journal('activity', 9).list()).toEqual([1]);
    await store.close();
  });

  it('does nothing once it is closed', async () => {
    const store = await openSqliteStore(path);
    const document = store.document('workspace');
    await document.write({ n: 1 });
    await store.close();
    await store.close();
    await expect(document.write({ n: 2 })).rejects.toThrow('closed');
  });

  it('of a newer version is refused', async () => {
    (await openSqliteFile(path, [...migrations, 'CREATE TABLE later (n)'])).close();
    const [code, message] = await problemOf(openSqliteStore(path));
    expect(code).toBe('data_newer');
    expect(message).toContain(
      `(version ${migrations.length + 1}; this one reads ${migrations.length}): update saml-assay`,
    );
  });

  it('of an older version is migrated once, with what it holds', async () => {
    const store = await openSqliteStore(path);
    await store.document<number>('count').write(1);
    await store.close();
    for (const _start of [1, 2]) {
      const file = await openSqliteFile(path, [...migrations, 'UPDATE documents SET content = content + 1']);
      expect(file.all('SELECT name, content FROM documents')).toEqual([['count', '2']]);
      file.close();
    }
  });

  it('stays as it was when a migration fails', async () => {
    (await openSqliteFile(path, migrations)).close();
    const broken = openSqliteFile(path, [...migrations, 'CREATE TABLE half (n); DROP TABLE nowhere']);
    await expect(broken).rejects.toThrow('nowhere');
    const file = await openSqliteFile(path, migrations);
    expect(file.all("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
    file.close();
  });
});

describe('what is no file of the SP', () => {
  beforeEach(() => mkdirSync(join(directory, 'data')));

  it('text is refused', async () => {
    writeFileSync(path, 'Nothing but text. '.repeat(100));
    expect((await problemOf(openSqliteStore(path)))[0]).toBe('data_foreign');
  });

  it("another program's database is refused and left alone", async () => {
    const { default: Driver } = await import('libsql');
    const other = new Driver(path);
    other.exec('CREATE TABLE theirs (n); INSERT INTO theirs VALUES (1)');
    other.close();
    expect((await problemOf(openSqliteStore(path)))[0]).toBe('data_foreign');
    const again = new Driver(path);
    expect(again.prepare('SELECT name FROM sqlite_schema').raw().all()).toEqual([['theirs']]);
    again.close();
  });

  it('a torn copy is refused', async () => {
    await (await openSqliteStore(path)).close();
    truncateSync(path, 9_000);
    expect((await problemOf(openSqliteStore(path)))[0]).toBe('data_damaged');
  });

  it('a directory is refused', async () => {
    mkdirSync(path);
    expect(await problemOf(openSqliteStore(path))).toEqual([
      'data_not_writable',
      `${path} cannot be written (EISDIR): name a data directory that may be written to.`,
    ]);
  });

  it('a data directory that is a file is refused', async () => {
    writeFileSync(join(directory, 'plain'), '');
    expect((await problemOf(openSqliteStore(join(directory, 'plain', 'sp.sqlite'))))[0]).toBe('data_not_writable');
  });
});
