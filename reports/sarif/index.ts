/** The report for code-scanning tools. */
export { sarifOf } from './sarif.ts';
