import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

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
