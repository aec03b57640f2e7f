/** What a figure came to over its rounds. */
export interface Sample {
  median: number;
  min: number;
  max: number;
  rounds: number;
}

/** The middle and the spread; rounded, so that the written result shows no digits that mean nothing. */
export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => Number((sorted[index] ?? Number.NaN).toPrecision(4));
  return { median: at(sorted.length >> 1), min: at(0), max: at(sorted.length - 1), rounds: sorted.length };
}

/** How far apart a value lies over its rounds, in per cent of the median. */
export function spreadOf({ median, min, max }: Sample): number {
  return Math.round(((max - min) / median) * 100);
}
