import type { CaseEvidence, Outcome } from '../../reports/index.ts';
import type { SeenIdentity } from '../../sp-under-test/drivers/index.ts';
import type { AppliedFault } from './idp-control/index.ts';

/** What one message that reached the SP led to: evidence of a case. */
export interface Observed {
  outcome: Outcome;
  /** A server error, and the one with which this SP refused the broken signature of the calibration, too. */
  refusesSo?: true;
  unanswered?: CaseEvidence['unanswered'];
  seen: SeenIdentity | undefined;
  reason: string | undefined;
  delivered: boolean;
  fault: AppliedFault | undefined;
  emitted: { xml: string; plainXml: string } | undefined;
  answer: CaseEvidence['answer'];
  timeline: CaseEvidence['timeline'];
  durationMs: number;
  /** What the message was to do; a sign-in where absent. */
  about?: 'logout';
}
