/** The result as people read it. */
export { chartOf } from './chart.ts';
export { linesOf, tableOf, withTable } from './table.ts';
