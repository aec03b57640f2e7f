import type { Sample } from './statistics.ts';

/** One line of the table: what was measured, and beside it what it is to be held against. */
export interface Figure {
  /** Stable, so that two results can be compared. */
  id: string;
  what: string;
  unit: 'ms' | 'MiB' | '/s' | '%' | '×' | 's' | 'cases';
  value: Sample;
  /** A ratio or a limit from the same run, in words. */
  beside?: string;
}

/** Something that was to be measured and was not, and why. */
export interface Missing {
  what: string;
  why: string;
}

export interface BenchResult {
  machine: { processor: string; cores: number; memoryGiB: number; node: string; loadAverage: number };
  at: string;
  mode: 'whole' | 'quick';
  figures: Figure[];
  missing: Missing[];
}
