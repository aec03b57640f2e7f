import type { CoveredStep } from './model.ts';

/** The matrix of documented steps and scenarios as a page to read in the repository. */
export function coveragePage(steps: readonly CoveredStep[]): string {
  const sources = [...new Set(steps.map(({ source }) => source))];
  const shown = steps.filter(({ scenarios }) => scenarios.length > 0).length;
  return [
    '# Documented steps and the scenarios that show them',
    '',
    `Generated from \`features/\`; \`npx vitest run reports/catalogue -u\` writes it anew. ${shown} of ${steps.length} have a scenario.`,
    ...sources.flatMap((source) => [
      '',
      `## ${source}`,
      '',
      '| id | what it says | label | scenarios |',
      '|---|---|---|---|',
      ...steps.filter((step) => step.source === source).map(row),
    ]),
    '',
  ].join('\n');
}

function row({ id, label, notTested, scenarios, text }: CoveredStep): string {
  const shown = scenarios.map(({ file, name }) => `[${cell(name)}](${file.replace(/^features\//, '')})`);
  const excuse = `none: ${notTested ?? ''}`;
  return `| ${id} | ${cell(text)} | ${cell(label ?? '')} | ${shown.length > 0 ? [...new Set(shown)].join('<br>') : excuse} |`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
