/** One line of the table. Only `detected` counts: what could not run, or what is said to be beyond every case, proves nothing. */
export interface DetectionFinding {
  kind: 'mutant' | 'pair';
  name: string;
  status: 'detected' | 'missed' | 'unseen' | 'not-run';
  /** What was seen, each a sentence or a list of cases. */
  details: readonly string[];
}

const signs = { detected: '✓', missed: '✗', unseen: '–', 'not-run': '·' } as const;

export const lineOf = ({ details, name, status }: DetectionFinding): string =>
  [
    `${signs[status]} ${name}${status === 'not-run' ? ' (did not run)' : ''}`,
    ...details.map((one) => `    ${one}`),
  ].join('\n');

/** 0: everything was told apart; 1: something was not; 3: something could not run, or nothing was chosen. */
export function exitCodeOf(findings: readonly DetectionFinding[]): number {
  if (findings.some(({ status }) => status === 'missed')) return 1;
  return findings.length === 0 || findings.some(({ status }) => status === 'not-run') ? 3 : 0;
}
