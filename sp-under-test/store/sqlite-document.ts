import type { Document, MemberChange } from './contracts.ts';
import { decode, encode } from './encoding.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** One row for the document, and one for each member of its long lists: all that one change did is there after a crash, or nothing of it. */
export function documentIn<T>(file: SqliteFile, name: string, forget: (() => void)[]): Document<T> {
  // What the file holds. Most sign-ins change nothing in the workspace; then nothing needs to be written.
  let written: string | undefined;
  forget.push(() => {
    written = undefined;
  });
  const save = (content: string, changes: readonly MemberChange[], whole: boolean) => {
    file.atomically(() => {
      file.run('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content', [
        name,
        content,
      ]);
      if (whole) file.run('DELETE FROM members WHERE document = ?', [name]);
      for (const change of changes) saveMember(file, name, change);
    });
    written = content;
  };
  return {
    read: async () => {
      const found = file.first('SELECT content FROM documents WHERE name = ?', [name]);
      return found && decode<T>(withMembers(String(found[0]), membersIn(file, name)));
    },
    write: async (value, members = []) => save(encode(value), members, true),
    amend: async (value, changes) => {
      const content = encode(value);
      if (content !== written || changes.length > 0) save(content, changes, false);
    },
  };
}

function saveMember(file: SqliteFile, name: string, { key, list, member }: MemberChange): void {
  if (member === undefined) {
    file.run('DELETE FROM members WHERE document = ? AND list = ? AND key = ?', [name, list, key]);
    return;
  }
  // Updated where it is: the order of a list is the order in which its members came.
  file.run(
    `INSERT INTO members (document, list, key, content) VALUES (?, ?, ?, ?)
     ON CONFLICT (document, list, key) DO UPDATE SET content = excluded.content`,
    [name, list, key, encode(member)],
  );
}

/** The encoded members of each list. */
function membersIn(file: SqliteFile, name: string): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  const found = file.all('SELECT list, content FROM members WHERE document = ? ORDER BY written', [name]);
  for (const [list, content] of found) {
    const members = lists.get(`${list}`) ?? [];
    members.push(`${content}`);
    lists.set(`${list}`, members);
  }
  return lists;
}

function withMembers(content: string, lists: ReadonlyMap<string, readonly string[]>): string {
  const fields = [...lists].map(([list, members]) => `${JSON.stringify(list)}:[${members.join(',')}]`);
  // Of a key that is there twice the last one counts, and the document itself has its lists empty.
  return fields.length === 0 ? content : `${content.slice(0, -1)},${fields.join(',')}}`;
}
