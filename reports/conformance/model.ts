import type { Effect } from '../catalogue/index.ts';
import type { CaseEvidence, Expected, Inspection, Level, Obligation, Outcome, Verdict } from '../verdict/index.ts';

/** One conformance case of a run. */
export interface CaseReport {
  /** slug, or slug/variant. */
  id: string;
  slug: string;
  title: string;
  area: string;
  /** Strongest obligation under the level of the run; null = does not bind there. */
  obligation: Obligation | null;
  requirements: string[];
  clauses: string[];
  expected: Expected;
  expectedReason: string | null;
  outcome: Outcome | null;
  reason: string | null;
  seen: string | null;
  delivered: boolean;
  /** Id of the positive twin, and whether it was accepted. */
  twin: { id: string; result: 'accepted' | 'not-accepted' | 'not-run' } | null;
  liveness: 'alive' | 'dead' | 'gone' | null;
  verdict: Verdict;
  because: string;
  /** What it does to the SP beside signing people in. */
  effects: Effect[];
  /** Why the profile expects exactly this verdict; such a case does not fail the run. */
  known: string | null;
  durationMs: number;
  fault: NonNullable<CaseEvidence['fault']> | null;
  timeline: CaseEvidence['timeline'];
  answer: NonNullable<CaseEvidence['answer']> | null;
  sent: string | null;
  plain: string | null;
  /** What an inspection found; null for a case in which a person signs in. */
  inspection: Inspection | null;
  /** Folder below the report with the messages, answers and pictures of a case that did not pass. */
  evidence: string | null;
  /** `file:line`. */
  source: string;
}

/** One scenario that is no conformance case: a walk through a document, or behaviour in domain words. */
export interface ScenarioReport {
  id: string;
  name: string;
  feature: string;
  tags: string[];
  verdict: 'pass' | 'fail' | 'incomplete' | 'not-applicable';
  because: string;
  durationMs: number;
  evidence: string | null;
}

/** A documented step or decision, and the scenarios that show it. */
export interface DocumentReport {
  id: string;
  source: string;
  /** What the document says, in one sentence. */
  text: string;
  /** The label that the document names. */
  label: string | null;
  /** Why no scenario can show it. */
  excuse: string | null;
  /** Those of this run. */
  scenarios: string[];
  status: 'pass' | 'fail' | 'incomplete' | 'not-run';
}

export interface Counts {
  pass: number;
  fail: number;
  warning: number;
  info: number;
  incomplete: number;
  notApplicable: number;
  total: number;
}

/** `known-deviations`: nothing but what the profile expects, exactly as it expects it. */
export type RunVerdict = 'conformant' | 'known-deviations' | 'not-conformant' | 'incomplete' | 'invalid';

export interface CalibrationReport {
  valid: boolean;
  sealings: { accepted: string[]; baseline: string; encryption: string; cipher: string };
  findings: { what: string; ok: boolean; text: string; timeline: CaseEvidence['timeline'] }[];
}

/** An exact expectation: the case, or one variant of it, is known to end like this. */
export interface KnownVerdict {
  case: string;
  verdict: 'fail' | 'warning' | 'incomplete';
  because: string;
}

/** What a run leaves at an SP, and what was done about it. */
export interface Left {
  /** Whom the SP showed as signed in without having been named in the profile: there may be an account for each. */
  accounts: string[];
  /** The profile has a hook that puts the SP back after each case with an effect. */
  reset: boolean;
  cleanUp: 'done' | 'failed' | 'no-hook';
}

/** The SP was started anew in the midst of a run, with nothing of what it had in memory. */
export interface Restart {
  /** The cases after one of which it had to be; a single one is the one that did it. */
  after: string[];
  /** One sentence. */
  because: string;
}

/** What the coordinator of a run knows beside the messages. */
export interface RunFacts {
  sut: { name: string; kind: 'reference' | 'black-box'; entityId: string; acsUrl: string };
  profile: string | null;
  seed: string | null;
  level: Level;
  declared: {
    supports: string[];
    toleranceSeconds: number | null;
    /** What the SP does otherwise than a profile asks, on purpose. It excuses nothing. */
    deviations: { requirement: string; decision: string; because: string }[];
    /** Verdicts that the profile expects instead of a pass, each with its reason. */
    known: KnownVerdict[];
    /** Who gave leave to attack an SP that is not on this machine, each origin proved; null on this machine. */
    consent: { by: string; origins: string[] } | null;
  };
  reasonsExposed: boolean;
  left: Left;
  restarts: Restart[];
  calibration: CalibrationReport;
  /** Sentence why the run ended before its end. */
  interrupted: string | null;
  startedAt: string;
  durationMs: number;
  toolVersion: string;
  /** Prefix of the command that reproduces one case. */
  command: string;
}

/** `conformance.json`: the authoritative result. */
export interface ConformanceReport extends RunFacts {
  format: 1;
  verdict: RunVerdict;
  catalogue: { version: string; digest: string; cases: number; selected: number };
  cases: CaseReport[];
  scenarios: ScenarioReport[];
  documents: DocumentReport[];
  /** Of the cases, variants counted apart. */
  summary: Counts & { slugs: number };
  scenarioSummary: Counts;
  /** Share of judged cases in which the SP did what is required, 0 to 1; null = nothing judged. */
  conformance: number | null;
  /** Share of applicable cases that could be judged. */
  completeness: number | null;
}
