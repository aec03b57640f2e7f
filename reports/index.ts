/** Verdicts, the catalogue and the reports of a run. */
export * from './catalogue/index.ts';
export * from './verdict/index.ts';
