import type { Journal, OneShots, SessionStore } from './contracts.ts';
import type { Database } from './database.ts';
import type { Keeper } from './memory-collection.ts';
import { defaultCapacity } from './memory-expiring.ts';

/** What is in the file was written by this store, in a layout whose version was checked when it was opened. */
function read<T>(content: unknown): T {
  return JSON.parse(String(content));
}

/** Keeps the documents of one collection; `position` is the order of insertion, which a change leaves alone. */
export function sqliteKeeper<T extends object>(database: Database, name: string): Keeper<T> {
  return {
    load: () =>
      database
        .rows('SELECT id, content FROM documents WHERE collection = ? ORDER BY position', name)
        .map(([id, content]) => [String(id), read<T>(content)]),
    put: (id, document) => {
      database.run(
        `INSERT INTO documents (collection, id, content) VALUES (?, ?, ?)
         ON CONFLICT (collection, id) DO UPDATE SET content = excluded.content`,
        name,
        id,
        JSON.stringify(document),
      );
    },
    delete: (id) => {
      database.run('DELETE FROM documents WHERE collection = ? AND id = ?', name, id);
    },
  };
}

/** Calls `trim` at once and then after every so many writes: counting rows on each would cost more than writing them. */
function trimming(every: number, trim: () => void): () => void {
  let written = 0;
  trim();
  return () => {
    written += 1;
    if (written < every) return;
    written = 0;
    trim();
  };
}

/** Values with a time to live: sessions and one-shots alike. */
export function sqliteExpiring<T extends object>(
  database: Database,
  kind: string,
  capacity = defaultCapacity,
): SessionStore<T> & OneShots<T> {
  /** The latest question says what time it is; without any, nothing has expired. */
  let lastSeen = 0;
  const written = trimming(Math.max(1, Math.floor(capacity / 16)), () => {
    database.run('DELETE FROM expiring WHERE kind = ? AND expires_at <= ?', kind, lastSeen);
    database.run(
      `DELETE FROM expiring WHERE kind = ?1 AND position <=
         (SELECT position FROM expiring WHERE kind = ?1 ORDER BY position DESC LIMIT 1 OFFSET ?2)`,
      kind,
      capacity,
    );
  });
  const remove = (id: string) => {
    database.run('DELETE FROM expiring WHERE kind = ? AND id = ?', kind, id);
  };
  const live = async (id: string, now: Date): Promise<T | undefined> => {
    lastSeen = now.getTime();
    const row = database.row('SELECT content, expires_at FROM expiring WHERE kind = ? AND id = ?', kind, id);
    if (!row) return undefined;
    if (Number(row[1]) > now.getTime()) return read<T>(row[0]);
    remove(id);
    return undefined;
  };
  return {
    put: async (id, value, expiresAt) => {
      database.run(
        `INSERT INTO expiring (kind, id, content, expires_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET content = excluded.content, expires_at = excluded.expires_at`,
        kind,
        id,
        JSON.stringify(value),
        expiresAt.getTime(),
      );
      written();
    },
    get: live,
    peek: live,
    take: async (id, now) => {
      const row = database.row(
        'DELETE FROM expiring WHERE kind = ? AND id = ? RETURNING content, expires_at',
        kind,
        id,
      );
      return row && Number(row[1]) > now.getTime() ? read<T>(row[0]) : undefined;
    },
    delete: async (id) => remove(id),
  };
}

/** A log of bounded length. */
export function sqliteJournal<T extends object>(database: Database, name: string, capacity: number): Journal<T> {
  const appended = trimming(capacity, () => {
    database.run(
      `DELETE FROM lines WHERE journal = ?1 AND position <=
         (SELECT position FROM lines WHERE journal = ?1 ORDER BY position DESC LIMIT 1 OFFSET ?2)`,
      name,
      capacity,
    );
  });
  return {
    append: async (line) => {
      database.run('INSERT INTO lines (journal, content) VALUES (?, ?)', name, JSON.stringify(line));
      appended();
    },
    list: async (limit = capacity) =>
      database
        .rows(
          'SELECT content FROM lines WHERE journal = ? ORDER BY position DESC LIMIT ?',
          name,
          Math.min(limit, capacity),
        )
        .map(([content]) => read<T>(content)),
  };
}
