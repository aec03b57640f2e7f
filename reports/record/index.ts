/** What a run leaves for later: enough to go on with it, and to make one report of several. */
export { type Merged, mergeRecorded } from './merge.ts';
export { MergeError, RecordError, type Recorded, type RunRecord, readRecorded, writeRecord } from './record.ts';
