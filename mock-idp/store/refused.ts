/** Why a data directory is not used, or not written to any more. */
export type StoreRefusal =
  | 'data_in_use'
  | 'data_not_writable'
  | 'data_full'
  | 'data_newer'
  | 'data_foreign'
  | 'data_damaged';

/** The file of a store is not opened, or took no change; the message says what to do about it. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  readonly code: StoreRefusal;
  readonly file: string;

  constructor(code: StoreRefusal, file: string, why: string, remedy: string, cause?: unknown) {
    super(`${file} ${why}: ${remedy}.`, { cause });
    this.code = code;
    this.file = file;
  }
}

/** SQLite's result codes and the system's, as far as a person can do something about them. */
const meanings: readonly { codes: readonly string[]; code: StoreRefusal; why: string; remedy: string }[] = [
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    code: 'data_in_use',
    why: 'is in use by another process',
    remedy: 'end that one, or choose another data directory',
  },
  {
    codes: ['SQLITE_NOTADB'],
    code: 'data_foreign',
    why: 'is no store of the mock identity provider',
    remedy: 'choose another data directory',
  },
  {
    // The first where the disk is full, the others where a quota or the size of a file is exhausted.
    codes: ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 'EFBIG'],
    code: 'data_full',
    why: 'cannot grow: the disk is full',
    remedy: 'make room; until then nothing is changed, and what was acknowledged is kept',
  },
  {
    codes: ['SQLITE_CORRUPT'],
    code: 'data_damaged',
    why: 'is damaged',
    remedy: 'put a copy in its place, or choose an empty data directory',
  },
];

/** What the system and SQLite say when a file cannot be made, opened or written. */
const notWritable = /^(E[A-Z]+|SQLITE_(READONLY|CANTOPEN|IOERR|PERM).*)$/;

/** Puts what went wrong with the file into one sentence. What nobody but us can put right stays what it is. */
export function asRefusal(file: string, error: unknown): unknown {
  if (error instanceof StoreRefusedError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const known = meanings.find(({ codes }) => codes.some((prefix) => code.startsWith(prefix)));
  if (known) return new StoreRefusedError(known.code, file, known.why, known.remedy, error);
  // The driver gives no code when it cannot open a file at all.
  if (!notWritable.test(code) && !error.message.startsWith('ConnectionFailed')) return error;
  const why = `cannot be written (${notWritable.test(code) ? code : 'it cannot be opened'})`;
  return new StoreRefusedError('data_not_writable', file, why, 'choose a data directory you may write to', error);
}
