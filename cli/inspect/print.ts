import type { InspectedMessage, Verdict } from './report.ts';

/** SGR of a terminal. */
const colours: Readonly<Record<Verdict, string>> = { ok: '32', bad: '1;31', note: '33', unknown: '36' };

const marks: Readonly<Record<Verdict, string>> = { ok: 'ok     ', bad: 'BAD    ', note: 'note   ', unknown: 'unknown' };

/** A message for a terminal, or with `colour` off for a file. */
export function printMessage(
  { checks, facts, kind, opened, where, xml }: InspectedMessage,
  { colour = false }: { colour?: boolean } = {},
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const width = Math.min(28, Math.max(...facts.map(([term]) => term.length), 0));
  const bad = checks.filter(({ verdict }) => verdict === 'bad').length;
  const open = checks.filter(({ verdict }) => verdict === 'unknown').length;
  const sum = `${checks.length} checks: ${bad === 0 ? 'nothing bad' : `${bad} bad`}${open === 0 ? '' : `, ${open} unknown`}`;
  return [
    `${paint('1', kind)}  (${where})`,
    '',
    ...facts.map(([term, value]) => `  ${term.padEnd(width)}  ${value}`),
    '',
    ...checks.map(
      ({ clause, name, says, verdict }) =>
        `  ${paint(colours[verdict], marks[verdict])}  ${name}: ${says}  ${paint('2', `[${clause}]`)}`,
    ),
    '',
    xml.replace(/^/gm, '  '),
    '',
    ...opened.flatMap((inside) => ['  What was encrypted:', inside.replace(/^/gm, '  '), '']),
    paint(bad === 0 ? '1' : '1;31', `  ${sum}`),
  ].join('\n');
}
