import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type Libsql from 'libsql';
import { DataFileError, explain } from './data-file-error.ts';

/** In the header of the file: "ASSP". */
const ours = 0x41535350;

type Cell = string | number | null;

/** An open SQLite file that no other process can open. Calls are synchronous and never interleave. */
export interface SqliteFile {
  /** Gives the number of rows changed. */
  run(sql: string, cells?: readonly Cell[]): number;
  first(sql: string, cells?: readonly Cell[]): readonly unknown[] | undefined;
  all(sql: string, cells?: readonly Cell[]): readonly (readonly unknown[])[];
  /** All statements of `work`, or none of them. */
  atomically(work: () => void): void;
  close(): void;
}

/**
 * Opens the file or makes it, and brings it to the newest version: as many as there are `migrations`. Throws
 * DataFileError.
 */
export async function openSqliteFile(file: string, migrations: readonly string[]): Promise<SqliteFile> {
  const { default: Driver } = await import('libsql');
  let connection: Libsql.Database | undefined;
  try {
    // Ours before SQLite's: it holds password hashes, and SQLite gives its log the mode of the file.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    connection = new Driver(file, { timeout: 250 });
    takePossession(connection, file, migrations);
    return wrap(connection, file);
  } catch (error) {
    if (connection) letGo(connection);
    throw explain(file, error);
  }
}

function takePossession(connection: Libsql.Database, file: string, migrations: readonly string[]): void {
  // The workspace lives in memory: a second process would write over what this one has done.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  const ask = (sql: string) => Number(row(connection.prepare(sql).raw().get())?.[0]);
  const empty = ask('SELECT count(*) FROM sqlite_schema') === 0;
  if (!empty && ask('PRAGMA application_id') !== ours) throw new DataFileError('data_foreign', file);
  const version = empty ? 0 : ask('PRAGMA user_version');
  if (version > migrations.length) {
    throw new DataFileError('data_newer', file, { detail: `version ${version}; this one reads ${migrations.length}` });
  }
  // With WAL, NORMAL is enough for what is promised: once a statement returns, the system has the data, and killing
  // this process takes nothing away. Only a power cut can cost the last changes; FULL would wait for the disk each time.
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  connection.exec(
    [
      'BEGIN EXCLUSIVE',
      ...migrations.slice(version),
      `PRAGMA application_id = ${ours}`,
      `PRAGMA user_version = ${migrations.length}`,
      'COMMIT',
    ].join(';\n'),
  );
}

function wrap(connection: Libsql.Database, file: string): SqliteFile {
  /** What the file refuses is a DataFileError. */
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explain(file, error);
    }
  };
  const prepared = new Map<string, Libsql.Statement>();
  const insistOnOpen = () => {
    if (!connection.open) throw new Error('The data file is closed.');
  };
  const statement = (sql: string): Libsql.Statement => {
    // Statements outlive their connection in this driver, and would lock the file again.
    insistOnOpen();
    const found = prepared.get(sql) ?? connection.prepare(sql);
    if (!prepared.has(sql) && found.reader) found.raw();
    prepared.set(sql, found);
    return found;
  };
  return {
    run: (sql, cells = []) => explained(() => statement(sql).run(...cells).changes),
    first: (sql, cells = []) => explained(() => row(statement(sql).get(...cells))),
    all: (sql, cells = []) => explained(() => statement(sql).all(...cells)).map((found) => row(found) ?? []),
    atomically: (work) => {
      insistOnOpen();
      explained(() => connection.exec('BEGIN IMMEDIATE'));
      try {
        work();
        explained(() => connection.exec('COMMIT'));
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (connection.open) letGo(connection);
    },
  };
}

/**
 * The driver closes a connection only when its statements are garbage, and keeps the lock until then. Leaving WAL and
 * the exclusive mode lets go at once, and leaves a single file.
 */
function letGo(connection: Libsql.Database): void {
  try {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema');
  } catch {
    // It never was ours: another process has it, or it is no SQLite file.
  } finally {
    connection.close();
  }
}

function row(found: unknown): readonly unknown[] | undefined {
  return Array.isArray(found) ? found : undefined;
}
