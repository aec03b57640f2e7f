/** The seed's validator as source text, made of its schema by Ajv. */
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { orgSeedSchema } from '../index.ts';

const header = [
  '// biome-ignore-all lint: generated',
  '// biome-ignore-all format: generated',
  '// biome-ignore-all assist: generated',
  '// Made of org-seed.schema.json by `npx vitest run mock-idp/seed -u`; do not edit.',
  '',
].join('\n');

/** The whole of org-seed.validate.js. Lengths are counted in UTF-16 units, so that it needs no part of Ajv at run time. */
export function validatorSource(): string {
  const code = { source: true, esm: true };
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, unicode: false, logger: false, code });
  return `${header}${standaloneCode.default(ajv, ajv.compile(orgSeedSchema()))}\n`;
}
