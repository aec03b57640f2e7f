import { readFile } from 'node:fs/promises';
import { createMockIdp, type OrgSeed, readOrgSeed, SeedError } from '../mock-idp/index.ts';
import { ConfigurationError } from '../steps/index.ts';

/** Reads an organisation seed, YAML or JSON. Everything that is wrong with it is in the error. */
export async function readSeedFile(file: string): Promise<OrgSeed> {
  const candidate = await readSeedCandidate(file);
  try {
    return await readOrgSeed(candidate);
  } catch (error) {
    if (error instanceof SeedError) await applyToNobody(candidate);
    throw error;
  }
}

/** Where the shape is wrong, an organisation that ends at once says what else is. Throws SeedError. */
async function applyToNobody(candidate: unknown): Promise<void> {
  const idp = await createMockIdp({ seed: {} });
  try {
    await idp.apply(candidate);
  } finally {
    await idp.close();
  }
}

/** What a file holds, its shape not looked at: for who checks everything at once. */
export async function readSeedCandidate(file: string): Promise<unknown> {
  // YAML reads JSON, too.
  const { parse } = await import('yaml');
  return parsed(await text(file), file, parse);
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
