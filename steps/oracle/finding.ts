import type { CaseEvidence } from '../../reports/index.ts';

/** One thing calibration tried, in plain words. */
export interface CalibrationFinding {
  what: string;
  ok: boolean;
  /** What was seen; on failure also what to look at. */
  text: string;
  timeline: CaseEvidence['timeline'];
}
