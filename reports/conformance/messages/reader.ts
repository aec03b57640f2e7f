import type * as messages from '@cucumber/messages';
import type { CaseEvidence } from '../../verdict/index.ts';
import {
  browserTroubleMediaType,
  evidenceMediaType,
  isEvidence,
  isLiveness,
  isSeen,
  type Life,
  livenessMediaType,
  parsed,
  seenMediaType,
} from './attachments.ts';
import { joinScenarios } from './join.ts';
import type { Attachment, Finished, ScenarioResult, ScenarioStatus } from './scenario.ts';

/** Collects a stream of Cucumber messages; may be asked at any time, also before the run has ended. */
export class MessageReader {
  readonly #features = new Map<string, string>();
  readonly #lines = new Map<string, number>();
  readonly #pickles = new Map<string, messages.Pickle>();
  readonly #cases = new Map<string, string>();
  readonly #attempts = new Map<string, Running>();
  /** The last attempt of each case: a sign-in that comes later speaks of it, not of an earlier pass. */
  readonly #latest = new Map<string, Running>();
  /** What hooks around the whole run had to complain of. */
  readonly failedHooks: string[] = [];
  /** Files Cucumber could not parse. */
  readonly parseErrors: string[] = [];

  add(envelope: messages.Envelope): void {
    if (envelope.gherkinDocument) this.#document(envelope.gherkinDocument);
    if (envelope.pickle) this.#pickles.set(envelope.pickle.id, envelope.pickle);
    if (envelope.parseError)
      this.parseErrors.push(`${envelope.parseError.source.uri ?? ''}: ${envelope.parseError.message}`);
    if (envelope.testCase) this.#cases.set(envelope.testCase.id, envelope.testCase.pickleId);
    if (envelope.testCaseStarted) this.#begin(envelope.testCaseStarted);
    if (envelope.testStepFinished) this.#step(envelope.testStepFinished);
    if (envelope.attachment) this.#attach(envelope.attachment);
    if (envelope.testCaseFinished) this.#end(envelope.testCaseFinished);
    const hook = envelope.testRunHookFinished?.result;
    if (hook?.status === 'FAILED') this.failedHooks.push(hook.message?.split('\n')[0] ?? 'A hook failed.');
  }

  /** Planned scenarios in their order, finished or not. */
  scenarios(): ScenarioResult[] {
    const byCase = new Map([...this.#attempts.values()].map((running) => [running.testCaseId, running]));
    const all = [...this.#cases].flatMap(([testCaseId, pickleId]) => {
      const pickle = this.#pickles.get(pickleId);
      return pickle === undefined ? [] : [this.#result(pickle, byCase.get(testCaseId))];
    });
    return joinScenarios([all]);
  }

  /** What is known of one scenario that has just ended. */
  finished(testCaseStartedId: string): Finished {
    const running = this.#attempts.get(testCaseStartedId);
    const pickle = this.#pickles.get(this.#cases.get(running?.testCaseId ?? '') ?? '');
    return {
      place: pickle === undefined ? '' : `${pickle.uri}:${this.#lineOf(pickle)}`,
      feature: this.#features.get(pickle?.uri ?? '') ?? pickle?.uri ?? '',
      status: statusOf(running),
      ...(running?.evidence === undefined ? {} : { evidence: running.evidence }),
      ...(running?.alive === undefined ? {} : { alive: running.alive }),
      ...(running?.gone === true ? { gone: true } : {}),
      lockedOut: running?.lockedOut ?? [],
      unanswered: running?.unanswered === true,
    };
  }

  #lineOf(pickle: messages.Pickle): number {
    return Math.max(0, ...pickle.astNodeIds.map((id) => this.#lines.get(id) ?? 0));
  }

  #result(pickle: messages.Pickle, running: Running | undefined): ScenarioResult {
    const alive = running?.alive;
    const error = running?.browserTrouble ?? running?.error;
    return {
      name: pickle.name,
      feature: this.#features.get(pickle.uri) ?? pickle.uri,
      uri: pickle.uri,
      line: this.#lineOf(pickle),
      tags: pickle.tags.map((tag) => tag.name.slice(1)),
      status: statusOf(running),
      ...(error === undefined ? {} : { error }),
      durationMs: running?.durationMs ?? 0,
      ...(running?.evidence === undefined ? {} : { evidence: running.evidence }),
      ...(alive === undefined ? {} : { alive }),
      ...(running?.gone === true ? { gone: true } : {}),
      seen: running?.seen ?? [],
      attachments: running?.attachments ?? [],
    };
  }

  #document({ feature, uri }: messages.GherkinDocument): void {
    if (feature === undefined || uri === undefined) return;
    this.#features.set(uri, feature.name);
    this.#collectLines(feature.children);
  }

  #collectLines(children: readonly (messages.FeatureChild | messages.RuleChild)[]): void {
    for (const child of children) {
      if ('rule' in child && child.rule) this.#collectLines(child.rule.children);
      if (!child.scenario) continue;
      this.#lines.set(child.scenario.id, child.scenario.location.line);
      for (const row of child.scenario.examples.flatMap((examples) => examples.tableBody))
        this.#lines.set(row.id, row.location.line);
    }
  }

  #begin({ id, testCaseId, timestamp }: messages.TestCaseStarted): void {
    this.#attempts.set(id, {
      testCaseId,
      startedMs: milliseconds(timestamp),
      durationMs: 0,
      statuses: [],
      attachments: [],
      finished: false,
    });
  }

  #step({ testCaseStartedId, testStepResult }: messages.TestStepFinished): void {
    const running = this.#attempts.get(testCaseStartedId);
    if (running === undefined) return;
    running.statuses.push(testStepResult.status);
    if (testStepResult.message !== undefined) running.error ??= testStepResult.message;
  }

  #attach(attachment: messages.Attachment): void {
    const running =
      attachment.testCaseStartedId === undefined ? undefined : this.#attempts.get(attachment.testCaseStartedId);
    if (running === undefined) return;
    const body = Buffer.from(attachment.body, attachment.contentEncoding === 'BASE64' ? 'base64' : 'utf8');
    if (attachment.mediaType === evidenceMediaType) {
      running.evidence = parsed(body, isEvidence, 'evidence');
      this.#latest.set(running.evidence.id, running);
    } else if (attachment.mediaType === browserTroubleMediaType) {
      running.browserTrouble = body.toString('utf8');
    } else if (attachment.mediaType === seenMediaType) {
      running.seen = parsed(body, isSeen, 'people');
    } else if (attachment.mediaType === livenessMediaType) {
      this.#settle(running, parsed(body, isLiveness, 'liveness'));
    } else {
      const fileName = attachment.fileName === undefined ? {} : { fileName: attachment.fileName };
      running.attachments.push({ mediaType: attachment.mediaType, ...fileName, body });
    }
  }

  #settle(running: Running, { alive, cases, gone = false }: Life): void {
    running.alive = alive;
    const about = cases === undefined ? [running] : cases.flatMap((id) => this.#latest.get(id) ?? []);
    for (const one of about) {
      one.alive = alive;
      // Of several it is not known which one took the SP down.
      if (gone && (cases?.length ?? 1) === 1) one.gone = true;
    }
    if (alive) return;
    running.lockedOut = cases ?? [];
    running.unanswered = gone;
  }

  #end({ testCaseStartedId, timestamp, willBeRetried }: messages.TestCaseFinished): void {
    const running = this.#attempts.get(testCaseStartedId);
    if (running === undefined || willBeRetried) return;
    running.finished = true;
    // Clocks are set back now and then.
    running.durationMs = Math.max(0, milliseconds(timestamp) - running.startedMs);
  }
}

interface Running {
  testCaseId: string;
  startedMs: number;
  durationMs: number;
  statuses: messages.TestStepResultStatus[];
  error?: string;
  browserTrouble?: string;
  evidence?: CaseEvidence;
  alive?: boolean;
  gone?: true;
  lockedOut?: string[];
  unanswered?: boolean;
  seen?: string[];
  attachments: Attachment[];
  finished: boolean;
}

const milliseconds = ({ nanos, seconds }: messages.Timestamp): number => seconds * 1000 + nanos / 1_000_000;

function statusOf(running: Running | undefined): ScenarioStatus {
  if (running === undefined || !running.finished) return 'unfinished';
  if (running.browserTrouble !== undefined) return 'undefined';
  const statuses = running.statuses.map(String);
  if (statuses.includes('FAILED')) return 'failed';
  if (statuses.some((status) => ['UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN'].includes(status))) return 'undefined';
  return statuses.includes('SKIPPED') ? 'skipped' : 'passed';
}
