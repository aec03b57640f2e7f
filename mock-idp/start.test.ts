/** What a start loads: whatever is not needed for metadata is loaded by whoever first needs it. Nothing is timed here. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const built = createRequire(import.meta.url).resolve('#package/dist/mock-idp/index.js');

/** Starts a built IdP, does something, and answers which files of packages and of our own were read as modules. */
async function loadedBy(afterwards: string): Promise<string[]> {
  // Written at once: what a hook's thread leaves to its stream is lost when the process exits.
  const hooks = `
    import { writeSync } from 'node:fs';
    export async function load(url, context, next) {
      const loaded = await next(url, context);
      writeSync(1, 'loaded ' + url + '\\n');
      return loaded;
    }`;
  const child = `
    import Module, { register } from 'node:module';
    import { writeSync } from 'node:fs';
    const compile = Module._extensions['.js'];
    Module._extensions['.js'] = (module, file) => {
      writeSync(1, 'loaded file://' + file + '\\n');
      return compile(module, file);
    };
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
    const { createMockIdp } = await import(${JSON.stringify(built)});
    const seed = { apps: [{ label: 'Portal', signOn: { ssoAcsUrl: 'http://localhost:9/acs', audience: 'sp' } }] };
    const idp = await createMockIdp({ seed });
    const { status } = await fetch(await idp.metadataUrl('Portal'));
    if (status !== 200) throw new Error('Metadata answered ' + status);
    ${afterwards}
    await idp.close();
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', child]);
  return stdout.split('\n').flatMap((line) => (line.startsWith('loaded file:') ? [line.slice('loaded '.length)] : []));
}

const packages = (files: readonly string[]) => [
  ...new Set(files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
];

test('metadata needs no package at all, and a handful of our own files', async () => {
  const files = await loadedBy('');
  expect(packages(files)).toEqual([]);
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThan(12);
});

test('a page brings what draws it, and no Express', async () => {
  const pages = packages(await loadedBy("await fetch(idp.samlUrl + '/login/login.htm');"));
  expect(pages).toContain('preact-render-to-string');
  expect(pages).not.toContain('express');
});

test('Express comes with the admin face', async () => {
  expect(packages(await loadedBy("await fetch(idp.adminUrl + '/admin');"))).toContain('express');
});
