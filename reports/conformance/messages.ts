import type * as messages from '@cucumber/messages';
import { Ajv } from 'ajv';
import { type CaseEvidence, expectations, outcomes } from '../verdict/index.ts';

/** How a scenario ended, as Cucumber tells it; `unfinished` where the run stopped before its end. */
export type ScenarioStatus = 'passed' | 'failed' | 'skipped' | 'undefined' | 'unfinished';

export interface Attachment {
  mediaType: string;
  fileName?: string;
  body: Buffer;
}

/** One executed (or planned) scenario, read from Cucumber messages. */
export interface ScenarioResult {
  name: string;
  feature: string;
  uri: string;
  line: number;
  /** Without `@`. */
  tags: string[];
  status: ScenarioStatus;
  error?: string;
  durationMs: number;
  evidence?: CaseEvidence;
  alive?: boolean;
  /** Everybody whom the SP showed as signed in. */
  seen: readonly string[];
  /** Everything else that was attached: pictures, pages, logs. */
  attachments: Attachment[];
}

/** A scenario just after its end. */
export interface Finished {
  /** `file:line`. */
  place: string;
  feature: string;
  status: ScenarioStatus;
  evidence?: CaseEvidence;
  alive?: boolean;
  /** Cases after one of which the person could not sign in any more. */
  lockedOut: readonly string[];
}

export const evidenceMediaType = 'application/vnd.saml-assay.evidence+json';
/** A step after which the page was still the one of the last picture; its words belong to that picture, too. */
export const samePictureMediaType = 'application/vnd.saml-assay.same-picture';
export const seenMediaType = 'application/vnd.saml-assay.seen+json';
export const livenessMediaType = 'application/vnd.saml-assay.liveness+json';

// Not the schemas themselves: the schema of schemas takes longer to compile than both.
const ajv = new Ajv({ strict: false, validateSchema: false });
const isEvidence = ajv.compile<CaseEvidence>({
  type: 'object',
  required: ['id', 'expected', 'outcome', 'delivered', 'durationMs', 'timeline'],
  properties: {
    id: { type: 'string' },
    expected: { enum: [...expectations] },
    outcome: { enum: [...outcomes] },
    delivered: { type: 'boolean' },
    durationMs: { type: 'number' },
    timeline: { type: 'array', items: { type: 'object', required: ['atMs', 'text'] } },
    inspection: {
      type: 'object',
      required: ['holds', 'seen'],
      properties: {
        holds: { type: 'boolean' },
        seen: { type: 'string' },
        shown: { type: 'object', required: ['title', 'text', 'spans'] },
      },
    },
  },
});
const isSeen = ajv.compile<string[]>({ type: 'array', items: { type: 'string' } });
/** Without `cases` it speaks of the case it is attached to. */
const isLiveness = ajv.compile<{ alive: boolean; cases?: string[] }>({
  type: 'object',
  required: ['alive'],
  properties: { alive: { type: 'boolean' }, cases: { type: 'array', items: { type: 'string' } } },
});

/**
 * Lists of one run, or of its parts, as one: where a scenario ran more than once, the result that proves something counts,
 * and of two that do the bad one.
 */
export function joinScenarios(lists: readonly (readonly ScenarioResult[])[]): ScenarioResult[] {
  const best = new Map<string, ScenarioResult>();
  for (const result of lists.flat()) {
    const place = `${result.uri}:${result.line}`;
    const known = best.get(place);
    if (known === undefined || outweighs(result, known)) best.set(place, result);
  }
  return [...best.values()];
}

function outweighs(result: ScenarioResult, known: ScenarioResult): boolean {
  const proof = ({ alive, status }: ScenarioResult) => (status === 'unfinished' ? 0 : alive === false ? 1 : 2);
  if (proof(result) !== proof(known)) return proof(result) > proof(known);
  return known.status !== 'failed';
}

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
      lockedOut: running?.lockedOut ?? [],
    };
  }

  #lineOf(pickle: messages.Pickle): number {
    return Math.max(0, ...pickle.astNodeIds.map((id) => this.#lines.get(id) ?? 0));
  }

  #result(pickle: messages.Pickle, running: Running | undefined): ScenarioResult {
    const alive = running?.alive;
    return {
      name: pickle.name,
      feature: this.#features.get(pickle.uri) ?? pickle.uri,
      uri: pickle.uri,
      line: this.#lineOf(pickle),
      tags: pickle.tags.map((tag) => tag.name.slice(1)),
      status: statusOf(running),
      ...(running?.error === undefined ? {} : { error: running.error }),
      durationMs: running?.durationMs ?? 0,
      ...(running?.evidence === undefined ? {} : { evidence: running.evidence }),
      ...(alive === undefined ? {} : { alive }),
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
    } else if (attachment.mediaType === seenMediaType) {
      running.seen = parsed(body, isSeen, 'people');
    } else if (attachment.mediaType === livenessMediaType) {
      const { alive, cases = [] } = parsed(body, isLiveness, 'liveness');
      running.alive = alive;
      for (const id of cases) {
        const latest = this.#latest.get(id);
        if (latest !== undefined) latest.alive = alive;
      }
      if (!alive) running.lockedOut = cases;
    } else {
      const fileName = attachment.fileName === undefined ? {} : { fileName: attachment.fileName };
      running.attachments.push({ mediaType: attachment.mediaType, ...fileName, body });
    }
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
  evidence?: CaseEvidence;
  alive?: boolean;
  lockedOut?: string[];
  seen?: string[];
  attachments: Attachment[];
  finished: boolean;
}

const milliseconds = ({ nanos, seconds }: messages.Timestamp): number => seconds * 1000 + nanos / 1_000_000;

function statusOf(running: Running | undefined): ScenarioStatus {
  if (running === undefined || !running.finished) return 'unfinished';
  const statuses = running.statuses.map(String);
  if (statuses.includes('FAILED')) return 'failed';
  if (statuses.some((status) => ['UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN'].includes(status))) return 'undefined';
  return statuses.includes('SKIPPED') ? 'skipped' : 'passed';
}

function parsed<T>(body: Buffer, check: (value: unknown) => value is T, what: string): T {
  const value: unknown = JSON.parse(body.toString('utf8'));
  if (check(value)) return value;
  throw new Error(`An attachment of ${what} is not as agreed: ${body.toString('utf8').slice(0, 200)}`);
}
