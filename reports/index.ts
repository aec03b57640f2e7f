/** Verdicts, the catalogue and the reports of a run. */
export * from './bundle/index.ts';
export * from './catalogue/index.ts';
export * from './compare/index.ts';
export * from './conformance/index.ts';
export { writeCucumberHtml } from './cucumber/index.ts';
export * from './record/index.ts';
export * from './terminal/index.ts';
export * from './verdict/index.ts';
export { writeReport } from './write.ts';
