/**
 * `node dist/cli/bundle.js`, the second half of `npm run build`: the mock IdP in a handful of files in place of four
 * hundred. Finding, reading and linking modules was most of a cold start. The bundle takes the place of what tsc wrote at
 * the room's face; everything else runs as tsc wrote it. What is imported lazily stays a file of its own, packages stay
 * packages, and the source maps lead to the TypeScript.
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'rolldown';

const root = dirname(createRequire(import.meta.url).resolve('#package/package.json'));
const chunks = 'mock-idp/bundle';

rmSync(join(root, 'dist', chunks), { recursive: true, force: true });
await build({
  cwd: root,
  input: { 'mock-idp/index': 'mock-idp/index.ts' },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  tsconfig: 'tsconfig.json',
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: `${chunks}/[name].js` },
});
