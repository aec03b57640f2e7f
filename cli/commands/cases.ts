import { type Command, Option } from 'commander';
import { type Level, levels, loadCatalogue, strongestAt } from '../../reports/index.ts';

/** `assay cases`: the catalogue, one line a case. */
export function addCases(program: Command): void {
  program
    .command('cases')
    .description('list the cases of the catalogue')
    .addOption(new Option('--level <level>', 'obligation shown').choices([...levels]).default('core'))
    .option('--area <code>', 'one area only')
    .action(({ area, level }: { area?: string; level: Level }) => {
      const catalogue = loadCatalogue();
      const shown = catalogue.cases.filter((entry) => area === undefined || entry.area === area);
      for (const { area: code, requirements, slug, title, variants } of shown) {
        const obligation = strongestAt(
          requirements.flatMap((id) => catalogue.requirements.get(id) ?? []),
          level,
        );
        console.log(
          `${code}  ${slug.padEnd(34)} ${(obligation ?? '–').padEnd(6)} ${variants.join(' ').padEnd(7)} ${title}`,
        );
      }
      console.log(`\n${shown.length} cases, catalogue ${catalogue.version}`);
      if (shown.length === 0) process.exitCode = 2;
    });
}
