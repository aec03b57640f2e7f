import { cpus, loadavg, totalmem } from 'node:os';
import type { BenchResult } from './result.ts';

/** Where the figures come from. The load stands beside them because it is the first thing that makes them wrong. */
export function thisMachine(): BenchResult['machine'] {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}
