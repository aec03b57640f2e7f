/**
 * `node dist/cli/bundle.js`, the second half of `npm run build`: either party in a handful of files in place of hundreds.
 * Finding, reading and linking modules was most of a cold start. A bundle takes the place of what tsc wrote at the party's
 * faces; everything else runs as tsc wrote it. What is imported lazily stays a file of its own, packages stay packages, and
 * the source maps lead to the TypeScript.
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'rolldown';

const root = dirname(createRequire(import.meta.url).resolve('#package/package.json'));

/** One build for each party: they share nothing, and no chunk may become what they share. */
const parties = [
  { folder: 'mock-idp', faces: ['mock-idp/index'] },
  { folder: 'sp-under-test', faces: ['sp-under-test/index', 'sp-under-test/drivers/index'] },
];

for (const { faces, folder } of parties) {
  const chunks = `${folder}/bundle`;
  rmSync(join(root, 'dist', chunks), { recursive: true, force: true });
  await build({
    cwd: root,
    input: Object.fromEntries(faces.map((face) => [face, `${face}.ts`])),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    tsconfig: 'tsconfig.json',
    output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: `${chunks}/[name].js` },
  });
}
