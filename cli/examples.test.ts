import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('the example of a test with the IdP inside it runs as it stands', () => {
  if (!existsSync(join(root, 'dist', 'mock-idp', 'index.js'))) throw new Error('Build first: npm run build');
  const ran = spawnSync(process.execPath, ['fixtures/examples/embedded.js'], { cwd: root, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toBe('The SP was tried in every way.\n');
});
