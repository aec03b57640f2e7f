import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type Libsql from 'libsql';
import { asRefusal, StoreRefusedError } from './refused.ts';

export type Value = string | number | null;

/** One SQLite file, held by this process alone. Everything is synchronous: nothing can come in between. */
export interface Database {
  /** How many rows were changed. */
  run(sql: string, ...values: Value[]): number;
  row(sql: string, ...values: Value[]): readonly unknown[] | undefined;
  rows(sql: string, ...values: Value[]): readonly (readonly unknown[])[];
  /** All of it or nothing; within a longer transaction a part of that. */
  together<T>(work: () => T): T;
  /** As `together`, for work that waits. Nobody else may use the file meanwhile. */
  togetherAsync<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** What a file must be: whose it is, and the steps from nothing to the present layout. The number of steps is its version. */
export interface Layout {
  applicationId: number;
  steps: readonly string[];
}

/** Long enough for a process that is about to end. */
const patienceMs = 250;

/** Opens a file, or makes it. Throws StoreRefusedError, and then the file is as it was. */
export async function openDatabase(file: string, layout: Layout): Promise<Database> {
  const { default: Connection } = await import('libsql');
  try {
    makePrivate(file);
    const connection = new Connection(file, { timeout: patienceMs });
    try {
      prepare(connection, file, layout);
    } catch (error) {
      release(connection);
      throw error;
    }
    return databaseOf(connection, file);
  } catch (error) {
    throw asRefusal(file, error);
  }
}

/** Before SQLite makes it: the file holds password hashes and private keys, and its log takes over its mode. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function prepare(connection: Libsql.Database, file: string, { applicationId, steps }: Layout): void {
  // Held until it is closed: two processes, each with its own memory of the file, would undo each other's work.
  connection.exec('PRAGMA locking_mode = EXCLUSIVE');
  const version = versionOf(connection, file, applicationId);
  if (version > steps.length) {
    const why = `was written by a newer saml-assay (its version is ${version}, this program knows ${steps.length})`;
    throw new StoreRefusedError('data_newer', file, why, 'update saml-assay, or choose another data directory');
  }
  connection.exec('PRAGMA journal_mode = WAL');
  // A commit is handed to the system before it is acknowledged, so it survives the death of the process. Waiting for
  // the disk as well (FULL) would guard against a power cut, at forty times the price, in a tool for tests.
  connection.exec('PRAGMA synchronous = NORMAL');
  connection.exec('BEGIN EXCLUSIVE');
  for (const step of steps.slice(version)) connection.exec(step);
  connection.exec(`PRAGMA application_id = ${applicationId}`);
  connection.exec(`PRAGMA user_version = ${steps.length}`);
  connection.exec('COMMIT');
}

function versionOf(connection: Libsql.Database, file: string, applicationId: number): number {
  const number = (sql: string): number => Number(cells(connection.prepare(sql).raw().get())?.[0]);
  const tables = number('SELECT count(*) FROM sqlite_schema');
  if (tables === 0) return 0;
  if (number('PRAGMA application_id') === applicationId) return number('PRAGMA user_version');
  const why = 'is no store of the mock identity provider';
  throw new StoreRefusedError('data_foreign', file, why, 'choose another data directory');
}

/**
 * Lets go of the file. The driver keeps a closed connection alive until its statements are collected, and the lock with
 * it; only leaving WAL and the exclusive mode frees the file now. It also leaves one file instead of two.
 */
function release(connection: Libsql.Database): void {
  try {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.exec('PRAGMA journal_mode = DELETE');
    connection.exec('PRAGMA locking_mode = NORMAL');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch {
    // Somebody else holds the file, or it is no database: there is nothing to let go of.
  } finally {
    connection.close();
  }
}

function cells(row: unknown): readonly unknown[] | undefined {
  return Array.isArray(row) ? row : undefined;
}

function databaseOf(connection: Libsql.Database, file: string): Database {
  /** Whatever the file refuses is told in one sentence. */
  const asked = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asRefusal(file, error);
    }
  };
  const statements = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    // A statement would go on working, and hold the file again.
    if (!connection.open) throw new Error('The store is closed.');
    const known = statements.get(sql);
    if (known) return known;
    const prepared = connection.prepare(sql);
    const made = prepared.reader ? prepared.raw() : prepared;
    statements.set(sql, made);
    return made;
  };
  const begin = () => asked(() => connection.exec('BEGIN IMMEDIATE'));
  const end = () => asked(() => connection.exec('COMMIT'));
  const undo = () => {
    if (connection.inTransaction) connection.exec('ROLLBACK');
  };
  return {
    run: (sql, ...values) => asked(() => statement(sql).run(...values).changes),
    row: (sql, ...values) => asked(() => cells(statement(sql).get(...values))),
    rows: (sql, ...values) => {
      const found = asked(() => statement(sql).all(...values));
      return found.flatMap((row) => {
        const one = cells(row);
        return one ? [one] : [];
      });
    },
    together: (work) => {
      if (connection.inTransaction) return work();
      begin();
      try {
        const result = work();
        end();
        return result;
      } catch (error) {
        undo();
        throw error;
      }
    },
    togetherAsync: async (work) => {
      begin();
      try {
        const result = await work();
        end();
        return result;
      } catch (error) {
        undo();
        throw error;
      }
    },
    close: () => {
      if (!connection.open) return;
      statements.clear();
      release(connection);
    },
  };
}
