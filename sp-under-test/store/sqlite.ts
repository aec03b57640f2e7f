import type { Journal, Keeping, OneShots, Sessions, Store } from './contracts.ts';
import { decode, encode } from './encoding.ts';
import { sessionsMost } from './memory.ts';
import { documentIn } from './sqlite-document.ts';
import { openSqliteFile, type SqliteFile } from './sqlite-file.ts';

/**
 * From an empty file to the present one. Released entries stay as they are: who changes the shape of what is stored, in
 * tables or in documents, adds an entry that converts what is there.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE documents (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE sessions (written INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL,
     UNIQUE (kind, key));
   CREATE INDEX sessions_by_age ON sessions (kind, written);
   CREATE TABLE one_shots (kind TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, expires INTEGER NOT NULL,
     PRIMARY KEY (kind, key)) WITHOUT ROWID;
   CREATE INDEX one_shots_by_end ON one_shots (kind, expires);
   CREATE TABLE journal (written INTEGER PRIMARY KEY, name TEXT NOT NULL, line TEXT NOT NULL);
   CREATE INDEX journal_by_age ON journal (name, written)`,
  // People, groups and memberships leave the one document that was written whole with every change.
  `CREATE TABLE members (written INTEGER PRIMARY KEY, document TEXT NOT NULL, list TEXT NOT NULL, key TEXT NOT NULL,
     content TEXT NOT NULL, UNIQUE (document, list, key));
   INSERT INTO members (document, list, key, content)
     SELECT name, 'users', json_extract(value, '$.id'), value FROM documents, json_each(content, '$.users')
     WHERE name = 'workspace';
   INSERT INTO members (document, list, key, content)
     SELECT name, 'groups', json_extract(value, '$.id'), value FROM documents, json_each(content, '$.groups')
     WHERE name = 'workspace';
   INSERT INTO members (document, list, key, content)
     SELECT name, 'memberships', value, value FROM documents, json_each(content, '$.memberships')
     WHERE name = 'workspace';
   UPDATE documents SET content =
     json_set(content, '$.users', json('[]'), '$.groups', json('[]'), '$.memberships', json('[]'))
     WHERE name = 'workspace'`,
  // Sessions that have ended can be swept; of those that are there already nobody knows when they do.
  `ALTER TABLE sessions ADD COLUMN ends INTEGER;
   CREATE INDEX sessions_by_end ON sessions (kind, ends)`,
  // A membership is found by whose it is and in which group, no longer by all it says.
  `UPDATE members SET key = json_extract(content, '$.userId') || ' ' || json_extract(content, '$.groupId')
     WHERE list = 'memberships'`,
];

/** Everything in one file: what a call has answered is there when this process is killed. Throws DataFileError. */
export async function openSqliteStore(path: string): Promise<Store> {
  const file = await openSqliteFile(path, migrations);
  const forget: (() => void)[] = [];
  return {
    document: <T>(name: string) => documentIn<T>(file, name, forget),
    sessions: <T>(name: string, keeping?: Keeping<T>) => sessionsIn<T>(file, name, keeping),
    oneShots: <T>(name: string) => oneShotsIn<T>(file, name),
    journal: <T>(name: string, most: number) => journalIn<T>(file, name, most),
    clear: async () => {
      file.atomically(() => {
        for (const table of ['documents', 'members', 'sessions', 'one_shots', 'journal'])
          file.run(`DELETE FROM ${table}`);
      });
      for (const one of forget) one();
    },
    close: async () => file.close(),
  };
}

/** Runs `sweep` now and then: now, and then once in `every` calls. */
function nowAndThen(every: number, sweep: () => void): () => void {
  let calls = 0;
  sweep();
  return () => {
    calls = (calls + 1) % Math.max(1, every);
    if (calls === 0) sweep();
  };
}

function sessionsIn<T>(file: SqliteFile, kind: string, { most = sessionsMost, ends }: Keeping<T> = {}): Sessions<T> {
  const swept = nowAndThen(Math.floor(most / 16), () => {
    if (ends) file.run('DELETE FROM sessions WHERE kind = ? AND ends <= ?', [kind, ends.now().getTime()]);
    file.run(
      `DELETE FROM sessions WHERE kind = ?1 AND written <=
         (SELECT written FROM sessions WHERE kind = ?1 ORDER BY written DESC LIMIT 1 OFFSET ?2)`,
      [kind, most],
    );
  });
  const read = (key: string): T | undefined => {
    const found = file.first('SELECT content FROM sessions WHERE kind = ? AND key = ?', [kind, key]);
    return found && decode<T>(found[0]);
  };
  const write = (key: string, value: T) => {
    // Replacing gives the row a new place: the newest.
    file.run('INSERT OR REPLACE INTO sessions (kind, key, content, ends) VALUES (?, ?, ?, ?)', [
      kind,
      key,
      encode(value),
      ends?.of(value).getTime() ?? null,
    ]);
    swept();
  };
  return {
    get: async (key) => read(key),
    put: async (key, value) => write(key, value),
    update: async (key, change) => write(key, change(read(key))),
    delete: async (key) => void file.run('DELETE FROM sessions WHERE kind = ? AND key = ?', [kind, key]),
  };
}

/** Each question is one statement: who asks at the same moment gets an answer of his own. */
function oneShotsIn<T>(file: SqliteFile, kind: string): OneShots<T> {
  let now = 0;
  const swept = nowAndThen(1_000, () => {
    file.run('DELETE FROM one_shots WHERE kind = ? AND expires <= ?', [kind, now]);
  });
  return {
    putIfAbsent: async (key, value, expires, at) => {
      const changed = file.run(
        `INSERT INTO one_shots VALUES (?, ?, ?, ?)
         ON CONFLICT (kind, key) DO UPDATE SET content = excluded.content, expires = excluded.expires
         WHERE one_shots.expires <= ?`,
        [kind, key, encode(value), expires.getTime(), at.getTime()],
      );
      now = at.getTime();
      swept();
      return changed === 1;
    },
    peek: async (key, at) => {
      const found = file.first('SELECT content FROM one_shots WHERE kind = ? AND key = ? AND expires > ?', [
        kind,
        key,
        at.getTime(),
      ]);
      return found && decode<T>(found[0]);
    },
    take: async (key, at) => {
      const [content, expires] =
        file.first('DELETE FROM one_shots WHERE kind = ? AND key = ? RETURNING content, expires', [kind, key]) ?? [];
      return Number(expires) > at.getTime() ? decode<T>(content) : undefined;
    },
  };
}

function journalIn<T>(file: SqliteFile, name: string, most: number): Journal<T> {
  const swept = nowAndThen(most, () => {
    file.run(
      `DELETE FROM journal WHERE name = ?1 AND written <=
         (SELECT written FROM journal WHERE name = ?1 ORDER BY written DESC LIMIT 1 OFFSET ?2)`,
      [name, most],
    );
  });
  const add = (line: T) => file.run('INSERT INTO journal (name, line) VALUES (?, ?)', [name, encode(line)]);
  return {
    append: async (line) => {
      add(line);
      swept();
    },
    list: async () =>
      file
        .all('SELECT line FROM journal WHERE name = ? ORDER BY written DESC LIMIT ?', [name, most])
        .map(([line]) => decode<T>(line)),
    replace: async (lines) =>
      file.atomically(() => {
        file.run('DELETE FROM journal WHERE name = ?', [name]);
        for (const line of lines.slice(0, most).reverse()) add(line);
      }),
  };
}
