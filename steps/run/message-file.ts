import { closeSync, openSync, writeSync } from 'node:fs';
import type { Envelope } from '@cucumber/messages';
import { ConfigurationError } from './options.ts';

/** The file that a run's messages go to as they come. What is written is there when the process ends, however it ends. */
export class MessageFile {
  readonly #folder: string;
  readonly #descriptor: number;
  #failure: ConfigurationError | undefined;

  /** Throws ConfigurationError when the folder of the report cannot be written to. */
  constructor(folder: string, path: string, { append }: { append: boolean }) {
    this.#folder = folder;
    try {
      this.#descriptor = openSync(path, append ? 'a' : 'w');
    } catch (error) {
      throw notWritten(folder, error);
    }
  }

  /** Why messages are missing; undefined while all of them were kept. */
  get failure(): ConfigurationError | undefined {
    return this.#failure;
  }

  add(envelope: Envelope): void {
    if (this.#failure !== undefined) return;
    try {
      writeSync(this.#descriptor, `${JSON.stringify(envelope)}\n`);
    } catch (error) {
      this.#failure = notWritten(this.#folder, error);
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** A report that cannot be written, in one sentence; what is no fault of the disk stays what it is. */
export function notWritten(folder: string, error: unknown): ConfigurationError {
  if (error instanceof ConfigurationError) return error;
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
  return new ConfigurationError(
    'report_not_written',
    `The report cannot be written to ${folder} (${error.code}): make room there, or choose another folder with --out.`,
  );
}
