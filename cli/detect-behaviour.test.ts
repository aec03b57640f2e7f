import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', 'dist', 'cli', 'detect-behaviour.js');

/** The whole proof takes as many runs as there are decisions: `npm run detect:behaviour`. These few stand for it here. */
describe('a broken decision turns its scenarios red', () => {
  beforeAll(() => {
    if (!existsSync(script)) throw new Error('Build first: npm run build');
  });

  it.each([
    'subdomains are implied',
    'a sign-in revives a deactivated person',
    'groups are matched by their beginning',
    'Workato Orchestrate is open to end users',
  ])('%s', { timeout: 120_000 }, (name) => {
    const { status, stdout } = spawnSync(process.execPath, [script, name, '--predicted'], { encoding: 'utf8' });
    expect(stdout).toContain('1 of 1 broken decisions turn exactly their scenarios red');
    expect(status).toBe(0);
  });
});
