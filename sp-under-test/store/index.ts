/** Where the SP keeps things: in memory, or in a file. */
export type * from './contracts.ts';
export { DataFileError, type DataFileProblem } from './data-file-error.ts';
export { createMemoryStore } from './memory.ts';
export { openSqliteStore } from './sqlite.ts';
