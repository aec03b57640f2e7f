/** Outcome → verdict. */
export { type Circumstances, evaluate, gradeOf, type Judgement } from './evaluate.ts';
export {
  type CaseEvidence,
  type Expected,
  expectations,
  type Inspection,
  type Level,
  levels,
  type Obligation,
  type Outcome,
  outcomes,
  type Verdict,
} from './model.ts';
