/** The face of the trace: what came in, what was checked, what left. */
export { type ExchangeExport, exchangeFormat, exportExchange } from './export.ts';
export type * from './model.ts';
export {
  createTraceLog,
  type ExchangePatch,
  type NewExchange,
  type TraceLimits,
  type TraceLog,
  type TraceWriter,
} from './trace-log.ts';
