import type { Requirement } from './model.ts';

/** A requirement that no case asks for. */
export type NotTested = Requirement & { notTested: string };

/** What no case asks for, with the reason, in the order it is stated. */
export function notTestedIn(requirements: Iterable<Requirement>): NotTested[] {
  return [...requirements].flatMap((requirement) => {
    const { notTested } = requirement;
    return notTested === undefined ? [] : [{ ...requirement, notTested }];
  });
}

/** The list as a page to read in the repository. */
export function notTestedPage(requirements: Iterable<Requirement>): string {
  const entries = notTestedIn(requirements);
  const rows = entries.reduce((sum, entry) => sum + (entry.rows?.length ?? 0), 0);
  return [
    '# What is not tested, and why',
    '',
    `Generated from \`features/requirements/\`; \`npx vitest run reports/catalogue -u\` writes it anew. ${entries.length} requirements, which stand for ${rows} named rows of the catalogue.`,
    '',
    '| requirement | what it asks | rows of the catalogue | clauses | why no case asks for it |',
    '|---|---|---|---|---|',
    ...entries.map(
      ({ clauses, id, notTested, rows: named = [], text }) =>
        `| ${id} | ${cell(text)} | ${named.join(', ')} | ${cell(clauses.join(', '))} | ${cell(notTested)} |`,
    ),
    '',
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
