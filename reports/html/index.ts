/** The report as one HTML file. */

export type { Picture } from './case-card.tsx';
export { hunks, type MarkedLine, marked, pretty } from './diff.ts';
export { htmlOf, type Pictures } from './page.tsx';
