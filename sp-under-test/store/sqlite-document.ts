import { decode, encode } from './encoding.ts';
import type { Document } from './index.ts';
import type { SqliteFile } from './sqlite-file.ts';

type Rows = ReadonlyMap<string, { list: string; key: string; content: string }>;

/**
 * One row for the document, and one for each member of its long lists: of ten thousand people the one who changed is
 * written, and all that one change did is there after a crash, or nothing of it.
 */
export function documentIn<T>(
  file: SqliteFile,
  name: string,
  lists: readonly string[],
  forget: (() => void)[],
): Document<T> {
  // What the file holds. Most sign-ins change nothing in the workspace; then nothing needs to be written.
  let written: string | undefined;
  let rows: Rows | undefined;
  forget.push(() => {
    written = undefined;
    rows = undefined;
  });
  return {
    read: async () => {
      const found = file.first('SELECT content FROM documents WHERE name = ?', [name]);
      if (found === undefined) return undefined;
      rows = rowsIn(file, name);
      return decode<T>(wholeOf(String(found[0]), lists, rows));
    },
    write: async (value) => {
      const emptied = Object.fromEntries(lists.map((list) => [list, []]));
      const content = encode(lists.length === 0 ? value : { ...value, ...emptied });
      const before = rows ?? rowsIn(file, name);
      const after = rowsOf(value, lists);
      const changed = [...after].filter(([place, row]) => before.get(place)?.content !== row.content);
      const gone = [...before].filter(([place]) => !after.has(place));
      if (content === written && changed.length === 0 && gone.length === 0) return;
      file.atomically(() => {
        file.run('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content', [
          name,
          content,
        ]);
        for (const [, { list, key }] of gone) {
          file.run('DELETE FROM members WHERE document = ? AND list = ? AND key = ?', [name, list, key]);
        }
        for (const [, { list, key, content }] of changed) {
          // Updated where it is: the order of a list is the order in which its members came.
          file.run(
            `INSERT INTO members (document, list, key, content) VALUES (?, ?, ?, ?)
             ON CONFLICT (document, list, key) DO UPDATE SET content = excluded.content`,
            [name, list, key, content],
          );
        }
      });
      written = content;
      rows = after;
    },
  };
}

function rowsIn(file: SqliteFile, name: string): Rows {
  const found = file.all('SELECT list, key, content FROM members WHERE document = ? ORDER BY written', [name]);
  return placed(found.map(([list, key, content]) => ({ list: `${list}`, key: `${key}`, content: `${content}` })));
}

function rowsOf(value: unknown, lists: readonly string[]): Rows {
  const fields = new Map<string, unknown>(Object.entries(value ?? {}));
  return placed(
    lists.flatMap((list) => {
      const members: unknown = fields.get(list);
      return (Array.isArray(members) ? members : []).map((member: unknown) => {
        const content = encode(member);
        return { list, key: keyOf(member) ?? content, content };
      });
    }),
  );
}

/** Members without an `id`, memberships for one, are what they say. */
function keyOf(member: unknown): string | undefined {
  return typeof member === 'object' && member !== null && 'id' in member ? String(member.id) : undefined;
}

function placed(rows: readonly { list: string; key: string; content: string }[]): Rows {
  return new Map(rows.map((row) => [`${row.list} ${row.key}`, row]));
}

function wholeOf(content: string, lists: readonly string[], rows: Rows): string {
  const members = lists.map((list) => {
    const own = [...rows.values()].filter((row) => row.list === list).map((row) => row.content);
    return `${JSON.stringify(list)}:[${own.join(',')}]`;
  });
  // Of a key that is there twice the last one counts, and the document itself has its lists empty.
  return members.length === 0 ? content : `${content.slice(0, -1)},${members.join(',')}}`;
}
