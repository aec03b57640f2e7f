import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const page = text('docs', 'ci.md');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block);
/** Every `assay` command on the page, in blocks and in sentences. */
const commands = [...page.matchAll(/assay (init|certify|merge|diff|verify)((?: +--?[\w-]+| +[\w./-]+)*)/g)];

describe('the page on CI', () => {
  it('holds YAML that can be read', () => {
    const [github, gitlab] = blocks('yaml').map((block) => parse(block));
    expect(
      github.jobs.certify.steps.some(({ run }: { run?: string }) => run === 'npx assay certify --profile assay.yaml'),
    ).toBe(true);
    expect(gitlab.certify.script).toContain('npx assay certify --profile assay.yaml');
  });

  it('uses commands and options that exist', () => {
    expect(commands.length).toBeGreaterThan(4);
    const known = new Set(readdirSync(join(root, 'cli', 'commands')).map((name) => name.replace('.ts', '')));
    for (const [, command = '', rest = ''] of commands) {
      expect(known).toContain(command);
      const source = text('cli', 'commands', `${command}.ts`);
      for (const [option] of rest.matchAll(/--[\w-]+/g))
        expect(source, `${command} ${option}`).toContain(`'${option}`.replace(/'$/, ''));
    }
  });
});

it('the workflow of this repository runs what people are told to run, and looks for known weaknesses', () => {
  const { jobs } = parse(text('.github', 'workflows', 'ci.yml'));
  const runs = (job: { steps: { run?: string }[] }) => job.steps.flatMap(({ run }) => run ?? []);
  expect(runs(jobs.test)).toContain('npm cit');
  expect(text('README.md')).toContain('npm cit');
  expect(runs(jobs.audit).join()).toContain('npm audit');
});
