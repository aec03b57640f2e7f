/** What changed between two runs. */
export { type Change, type Comparison, comparisonOf, comparisonText } from './compare.ts';
