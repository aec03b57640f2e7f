import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const port = 4616;
const base = `http://localhost:${port}`;

it('`assay init` learns the read-back by a sign-in, writes the profile and says that the SP is ready', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-init-'));
  const init = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'dist/cli/assay.js'), 'init', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NAIVE_SP_PORT: String(port) },
    });
  try {
    expect(init()).toMatchObject({ status: 2, stderr: expect.stringContaining('--whoami URL') });
    const known = ['--entity-id', `${base}/saml/metadata`, '--acs', `${base}/acs`, '--start', `${base}/login`];
    const started = ['--setup', `exec node "${join(root, 'fixtures/sps/naive/server.js')}"`, '--ready', `${base}/`];
    const made = init(...known, '--whoami', `${base}/me`, ...started);
    expect(made.stdout).toContain('Ready: npx assay certify --profile assay.yaml');
    expect(made.status).toBe(0);
    expect(parse(readFileSync(join(folder, 'assay.yaml'), 'utf8'))).toMatchObject({ whoami: { json: '$.nameId' } });
    const away = ['--entity-id', 'urn:sp', '--acs', 'https://sp.example.com/acs', '--start', 'https://sp.example.com/'];
    const elsewhere = init(...away, '--whoami', 'https://sp.example.com/me', '--consent', 'Olga', '--out', 'away.yaml');
    expect(elsewhere.stdout).toMatch(/sha256sum[\s\S]*https:\/\/sp\.example\.com\/\.well-known\/saml-assay/);
    expect(elsewhere.status).toBe(3);
    expect(init(...known)).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
