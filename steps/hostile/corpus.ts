/** Mutants that were once interesting, by their seeds: one line each, the first that brought its outcome about, and every one that was trouble. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type JSONSchemaType } from 'ajv';
import type { Mutant } from './fuzz.ts';

const schema: JSONSchemaType<Mutant[]> = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['target', 'seed', 'outcome'],
    properties: {
      target: { type: 'string', enum: ['responses', 'requests'] },
      seed: { type: 'integer', minimum: 0 },
      outcome: { type: 'string' },
    },
  },
};

export const corpusFile: string = createRequire(import.meta.url).resolve('#package/fixtures/corpus/mutants.jsonl');

/** Reads the corpus. Throws when a line is none of ours. */
export function readCorpus(file: string = corpusFile): Mutant[] {
  const lines: unknown = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  if (new Ajv().compile(schema)(lines)) return lines;
  throw new Error(`${file} is no corpus.`);
}

/** The text of the corpus with what is new, in an order that does not depend on when it was found. */
export function withNews(corpus: readonly Mutant[], news: readonly Mutant[]): string {
  const key = ({ target, outcome, seed }: Mutant) => `${target} ${outcome} ${String(seed).padStart(12, '0')}`;
  const all = new Map([...corpus, ...news].map((mutant) => [key(mutant), mutant]));
  const lines = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  return lines.map(([, { target, seed, outcome }]) => `${JSON.stringify({ target, seed, outcome })}\n`).join('');
}
