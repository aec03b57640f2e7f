import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Problem, Requirement } from './model.ts';

/** A requirement and the file it stands in. */
export interface WrittenRequirement extends Requirement {
  file: string;
}

/** Reads requirement files; a file that is not JSON or breaks the schema yields problems, never half a requirement. */
export function readRequirements(files: readonly { file: string; text: string }[]): {
  requirements: WrittenRequirement[];
  problems: Problem[];
} {
  const valid = validator();
  const requirements: WrittenRequirement[] = [];
  const problems: Problem[] = [];
  const report = (where: string, message: string) => problems.push({ rule: 'requirement-schema', where, message });
  for (const { file, text } of files) {
    const parsed = parse(text);
    if (parsed.error !== undefined) report(file, `is not JSON: ${parsed.error}`);
    else if (valid(parsed.value)) requirements.push(...parsed.value.map((entry) => ({ ...entry, file })));
    else
      for (const error of valid.errors ?? []) report(`${file}${error.instancePath}`, error.message ?? 'is not valid');
  }
  return { requirements, problems };
}

function parse(text: string): { value: unknown; error?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { value: undefined, error: error instanceof Error ? error.message : String(error) };
  }
}

function validator() {
  const path = createRequire(import.meta.url).resolve('#package/reports/catalogue/requirements.schema.json');
  return new Ajv({ allErrors: true }).compile<Requirement[]>(JSON.parse(readFileSync(path, 'utf8')));
}
