/** Verdicts, the catalogue and the reports of a run. */
export * from './catalogue/index.ts';
export * from './conformance/index.ts';
export * from './record/index.ts';
export * from './terminal/index.ts';
export * from './verdict/index.ts';
export { writeReport } from './write.ts';
