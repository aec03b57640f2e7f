import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createMockIdp, type OrgSeed } from '../../mock-idp/index.ts';
import { ConfigurationError } from '../../steps/index.ts';

interface ExportOptions {
  data?: string;
  url?: string;
  token?: string;
  out?: string;
}

/** `assay idp export`: the organisation as a seed, from one that runs or from a data folder. */
export function addExport(idp: Command): void {
  idp
    .command('export')
    .description('write the organisation as a seed, without passwords and keys')
    .option('--data <folder>', 'of this data folder; no IdP may run on it meanwhile')
    .option('--url <admin-url>', 'of the IdP that runs there, such as http://127.0.0.1:7081')
    .option('--token <token>', 'its control token')
    .option('--out <file>', 'write YAML into this file (JSON where it ends in .json); else to the terminal')
    // The parent has an option of the same name; what stands after `export` belongs to it.
    .action(async (_own: unknown, command: Command) => {
      const { out, ...from }: ExportOptions = command.optsWithGlobals();
      const text = await written(await seedOf(from), out?.endsWith('.json') === true);
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });
}

async function written(seed: OrgSeed, asJson: boolean): Promise<string> {
  if (asJson) return `${JSON.stringify(seed, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(seed);
}

async function seedOf({ data, url, token }: ExportOptions): Promise<OrgSeed> {
  if (url !== undefined && token !== undefined) return fetchSeed(url, token);
  if (data === undefined || url !== undefined) {
    throw new ConfigurationError('export_of_what', 'Say --data <folder>, or --url <admin-url> with --token <token>.');
  }
  const idp = await createMockIdp({ data });
  try {
    if (!idp.resumed) throw new ConfigurationError('export_of_what', `--data ${data}: there is no organisation yet.`);
    return await idp.exportSeed();
  } finally {
    await idp.close();
  }
}

async function fetchSeed(url: string, token: string): Promise<OrgSeed> {
  let answer: Response;
  try {
    answer = await fetch(new URL('/_assay/organisation/seed', url), { headers: { authorization: `Bearer ${token}` } });
  } catch {
    throw new ConfigurationError('export_unreachable', `--url ${url}: no IdP answers there.`);
  }
  if (answer.ok) return (await answer.json()) as OrgSeed;
  throw new ConfigurationError(
    'export_refused',
    `${url} answered ${answer.status}: give its control token as --token.`,
  );
}
