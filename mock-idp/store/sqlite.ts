import type { Store } from './contracts.ts';
import { type Database, openDatabase, type Value } from './database.ts';
import { layout, tables } from './layout.ts';
import { memoryCollection } from './memory-collection.ts';
import { sqliteExpiring, sqliteJournal, sqliteKeeper } from './sqlite-parts.ts';

/**
 * A store in one SQLite file. Collections are read once and answered from memory; every write is in the file before it
 * is acknowledged. Sessions, one-shots and journals live in the file alone. Throws StoreRefusedError.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = await openDatabase(file, layout);
  const reloads: (() => void)[] = [];
  const reload = () => {
    for (const again of reloads) again();
  };
  const goBack = () => {
    database.together(() => {
      for (const { name } of tables) {
        database.run(`DELETE FROM ${name}`);
        database.run(`INSERT INTO ${name} SELECT * FROM beginning_${name}`);
      }
    });
    reload();
  };
  return {
    collection: (name, keys) => {
      const collection = memoryCollection(name, keys, sqliteKeeper(database, name));
      reloads.push(collection.reload);
      return collection;
    },
    sessions: <T extends object>(name: string) => sqliteExpiring<T>(database, name),
    oneShots: <T extends object>(name: string, capacity?: number) => sqliteExpiring<T>(database, name, capacity),
    journal: <T extends object>(name: string, capacity: number) => sqliteJournal<T>(database, name, capacity),
    snapshot: async () => {
      const content = capture(database);
      return async () => {
        putBack(database, content);
        reload();
      };
    },
    fillOnce: async (fill) => {
      const resumed = database.row('SELECT only FROM filled') !== undefined;
      if (!resumed) await fillWhole(database, fill);
      return { resumed, goBack: async () => goBack() };
    },
    close: async () => database.close(),
  };
}

/** In one transaction: whoever ends in the middle of it begins with an empty file again. After a failure the store is of no use. */
function fillWhole(database: Database, fill: () => Promise<void>): Promise<void> {
  return database.togetherAsync(async () => {
    await fill();
    for (const { name } of tables) database.run(`INSERT INTO beginning_${name} SELECT * FROM ${name}`);
    database.run('INSERT INTO filled VALUES (1)');
  });
}

type Content = readonly { sql: string; clear: string; rows: readonly (readonly Value[])[] }[];

function capture(database: Database): Content {
  return tables.map(({ name, columns }) => ({
    clear: `DELETE FROM ${name}`,
    sql: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    rows: database.rows(`SELECT ${columns.join(', ')} FROM ${name}`).map((row) => row.map(asValue)),
  }));
}

function asValue(cell: unknown): Value {
  return typeof cell === 'number' ? cell : String(cell);
}

function putBack(database: Database, content: Content): void {
  database.together(() => {
    for (const { clear, rows, sql } of content) {
      database.run(clear);
      for (const row of rows) database.run(sql, ...row);
    }
  });
}
