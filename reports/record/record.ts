import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { MessageReader, type RunFacts } from '../conformance/index.ts';

/** `run.json`: what the coordinator knew when the run began; with `messages.ndjson` it makes the report again. */
export interface RunRecord {
  format: 1;
  facts: RunFacts;
  /** Digest of the catalogue. */
  catalogue: string;
  /** Every scenario the run is to execute, as `file:line`. */
  planned: string[];
  shard: { index: number; count: number } | null;
}

/** A record with the messages that came since. */
export interface Recorded {
  record: RunRecord;
  reader: MessageReader;
}

/** There is no run in this folder that could be read. */
export class RecordError extends Error {
  readonly code = 'record_unreadable';
}

/** These runs make no common report. */
export class MergeError extends Error {
  readonly code = 'runs_differ';
}

const recordFile = 'run.json';
const messagesFile = 'messages.ndjson';

const isRecord = new Ajv({ strict: false, validateSchema: false }).compile<RunRecord>({
  type: 'object',
  required: ['format', 'facts', 'catalogue', 'planned', 'shard'],
  properties: {
    format: { const: 1 },
    facts: {
      type: 'object',
      required: [
        'sut',
        'level',
        'declared',
        'reasonsExposed',
        'restarts',
        'calibration',
        'startedAt',
        'durationMs',
        'toolVersion',
      ],
    },
    catalogue: { type: 'string' },
    planned: { type: 'array', items: { type: 'string' } },
    shard: {
      type: ['object', 'null'],
      required: ['index', 'count'],
      properties: { index: { type: 'integer' }, count: { type: 'integer' } },
    },
  },
});

/** Written when the run begins and again when it ends, so that a run that was killed can be gone on with. */
export function writeRecord(folder: string, record: RunRecord): void {
  writeFileSync(join(folder, recordFile), `${JSON.stringify(record)}\n`);
}

/** Reads what a run left in its folder. */
export function readRecorded(folder: string): Recorded {
  const record = parsed(text(folder, recordFile));
  if (!isRecord(record)) {
    throw new RecordError(`${join(folder, recordFile)} is not what a run writes: give the --out folder of a run.`);
  }
  const reader = new MessageReader();
  for (const line of text(folder, messagesFile).split('\n')) {
    // A run that was killed may have left half a line.
    const envelope = line === '' ? undefined : parsed(line);
    if (typeof envelope === 'object' && envelope !== null) reader.add(envelope);
  }
  return { record, reader };
}

function text(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new RecordError(`${join(folder, name)} cannot be read: give the --out folder of a run.`);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
