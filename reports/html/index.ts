/** The report as one HTML file. */

export { hunks, type MarkedLine, marked, pretty } from './diff.ts';
export { htmlOf, type Pictures } from './page.tsx';
export type { Picture } from './picture.ts';
