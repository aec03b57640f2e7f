import type { InspectedMessage, Verdict } from './report.ts';

const marks: Readonly<Record<Verdict, string>> = { ok: 'ok     ', bad: 'BAD    ', note: 'note   ', unknown: 'unknown' };

/** A message for a terminal. */
export function printMessage({ checks, facts, kind, where, xml }: InspectedMessage): string {
  const width = Math.min(28, Math.max(...facts.map(([term]) => term.length), 0));
  const bad = checks.filter(({ verdict }) => verdict === 'bad').length;
  const open = checks.filter(({ verdict }) => verdict === 'unknown').length;
  const sum = `${checks.length} checks: ${bad === 0 ? 'nothing bad' : `${bad} bad`}${open === 0 ? '' : `, ${open} unknown`}`;
  return [
    `${kind}  (${where})`,
    '',
    ...facts.map(([term, value]) => `  ${term.padEnd(width)}  ${value}`),
    '',
    ...checks.map(({ clause, name, says, verdict }) => `  ${marks[verdict]}  ${name}: ${says}  [${clause}]`),
    '',
    xml.replace(/^/gm, '  '),
    '',
    `  ${sum}`,
  ].join('\n');
}
