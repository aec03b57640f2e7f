export type DataFileProblem =
  | 'data_in_use'
  | 'data_not_writable'
  | 'data_full'
  | 'data_newer'
  | 'data_foreign'
  | 'data_damaged';

/** What is wrong, and what a person can do about it. */
const sentences: Readonly<Record<DataFileProblem, readonly [wrong: string, remedy: string]>> = {
  data_in_use: ['is held by another process', 'stop that process, or name another data directory'],
  data_not_writable: ['cannot be written', 'name a data directory that may be written to'],
  data_full: [
    'cannot grow, because the disk is full',
    'make room; until then nothing is changed, and what was acknowledged is kept',
  ],
  data_newer: ['comes from a newer saml-assay', 'update saml-assay, or name another data directory'],
  data_foreign: ['is not the data of a reference SP', 'name another data directory'],
  data_damaged: ['is damaged', 'bring back a copy of it, or name an empty data directory'],
};

/** The data of the SP cannot be used, or took no change; nothing in it was changed. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
  readonly code: DataFileProblem;
  readonly file: string;

  constructor(code: DataFileProblem, file: string, { detail, cause }: { detail?: string; cause?: unknown } = {}) {
    const [wrong, remedy] = sentences[code];
    super(`${file} ${wrong}${detail === undefined ? '' : ` (${detail})`}: ${remedy}.`, { cause });
    this.code = code;
    this.file = file;
  }
}

/** The same for what the system or SQLite threw; anything else is our own fault and stays as it is. */
export function explain(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DataFileError) return error;
  const result = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const problem = problemOf(result, error.message);
  if (problem === undefined) return error;
  return new DataFileError(problem, file, {
    cause: error,
    ...(problem === 'data_not_writable' && result !== '' && { detail: result }),
  });
}

function problemOf(result: string, message: string): DataFileProblem | undefined {
  if (/^SQLITE_(BUSY|LOCKED)/.test(result)) return 'data_in_use';
  if (result === 'SQLITE_NOTADB') return 'data_foreign';
  if (result.startsWith('SQLITE_CORRUPT')) return 'data_damaged';
  // The first where the disk is full, the others where a quota or the size of a file is exhausted.
  if (/^(SQLITE_(FULL|IOERR_WRITE)|ENOSPC|EDQUOT|EFBIG)$/.test(result)) return 'data_full';
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|PERM)|^E[A-Z]+$/.test(result)) return 'data_not_writable';
  // libsql has no code for a file that it cannot even open.
  return message.startsWith('ConnectionFailed') ? 'data_not_writable' : undefined;
}
