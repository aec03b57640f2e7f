import { readFile } from 'node:fs/promises';
import { type OrgSeed, readOrgSeed } from '../mock-idp/index.ts';
import { ConfigurationError } from '../steps/index.ts';

/** Reads an organisation seed, YAML or JSON. Everything that is wrong with it is in the error. */
export async function readSeedFile(file: string): Promise<OrgSeed> {
  // YAML reads JSON, too.
  const { parse } = await import('yaml');
  return readOrgSeed(parsed(await text(file), file, parse));
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigurationError('seed_unreadable', `${file} cannot be read (${code}): name a YAML or JSON file.`);
  }
}

function parsed(content: string, file: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(content);
  } catch (error) {
    const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new ConfigurationError('seed_unreadable', `${file} is neither YAML nor JSON: ${why.replace(/:$/, '')}.`);
  }
}
