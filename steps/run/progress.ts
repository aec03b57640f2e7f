import type { Envelope } from '@cucumber/messages';
import type { Terminal } from './options.ts';

/** Tells people how far the run is: one line that counts on a terminal, else one line per feature. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #planned: number;
  readonly #features = new Map<string, { name: string; done: number; bad: number; total: number }>();
  readonly #uris = new Map<string, string>();
  readonly #cases = new Map<string, string>();
  readonly #running = new Map<string, { uri: string; bad: boolean }>();
  #done = 0;
  #bad = 0;

  constructor(terminal: Terminal, planned: number) {
    this.#terminal = terminal;
    this.#planned = planned;
  }

  add(envelope: Envelope): void {
    const { gherkinDocument, pickle, testCase, testCaseFinished, testCaseStarted, testStepFinished } = envelope;
    if (gherkinDocument?.uri !== undefined) {
      this.#features.set(gherkinDocument.uri, {
        name: gherkinDocument.feature?.name ?? gherkinDocument.uri,
        done: 0,
        bad: 0,
        total: 0,
      });
    }
    if (pickle) this.#uris.set(pickle.id, pickle.uri);
    if (testCase) this.#plan(testCase.id, this.#uris.get(testCase.pickleId) ?? '');
    if (testCaseStarted)
      this.#running.set(testCaseStarted.id, { uri: this.#cases.get(testCaseStarted.testCaseId) ?? '', bad: false });
    if (testStepFinished && !['PASSED', 'SKIPPED'].includes(testStepFinished.testStepResult.status)) {
      const running = this.#running.get(testStepFinished.testCaseStartedId);
      if (running) running.bad = true;
    }
    if (testCaseFinished && !testCaseFinished.willBeRetried) this.#finish(testCaseFinished.testCaseStartedId);
  }

  end(): void {
    if (this.#terminal.live) this.#terminal.write('\r\x1b[K');
  }

  #plan(testCaseId: string, uri: string): void {
    this.#cases.set(testCaseId, uri);
    const feature = this.#features.get(uri);
    if (feature) feature.total += 1;
  }

  #finish(startedId: string): void {
    const running = this.#running.get(startedId);
    const feature = this.#features.get(running?.uri ?? '');
    if (running === undefined || feature === undefined) return;
    this.#running.delete(startedId);
    this.#done += 1;
    feature.done += 1;
    if (running.bad) {
      this.#bad += 1;
      feature.bad += 1;
    }
    if (this.#terminal.live) {
      const failed = this.#bad === 0 ? '' : ` · ${this.#bad} not as required`;
      this.#terminal.write(`\r\x1b[K  ${this.#done}/${this.#planned}${failed} · ${feature.name}`);
    } else if (feature.done === feature.total) {
      const failed = feature.bad === 0 ? '' : `, ${feature.bad} not as required`;
      this.#terminal.write(`  ${feature.name}: ${feature.total} scenarios${failed}\n`);
    }
  }
}
