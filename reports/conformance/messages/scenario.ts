import type { CaseEvidence } from '../../verdict/index.ts';

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
  /** Not alive, and known to be its own doing: nobody answers any more at the address of the SP. */
  gone?: true;
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
  gone?: true;
  /** Cases after one of which the person could not sign in any more. */
  lockedOut: readonly string[];
  /** They could not because nobody answered any more. */
  unanswered: boolean;
}
