import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('the README’s example of an embedded IdP runs as it stands', () => {
  if (!existsSync(join(root, 'dist', 'mock-idp', 'index.js'))) throw new Error('Build first: npm run build');
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  expect(example).toContain("from 'saml-assay'");
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', example ?? ''], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/app\/exk\w+\/sso\/saml\/metadata\n$/);
});

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => join('docs', name))];
const sources = readdirSync(join(root, 'cli'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(root, 'cli', name), 'utf8'))
  .join();

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
  });

  it('names options that some command has', () => {
    // Options of npm scripts follow the lone dashes.
    const own = text.replace(/`-- --[\w-]+`/g, '');
    const options = new Set([...own.matchAll(/(?<=[\s`(])--[a-z][a-z-]+/g)].map(([option]) => option));
    expect([...options].filter((option) => !sources.includes(`'${option}`) && !sources.includes(`${option} `))).toEqual(
      [],
    );
  });
});
