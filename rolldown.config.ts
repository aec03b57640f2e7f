/**
 * The mock IdP in a handful of files in place of four hundred: finding, reading and linking modules was most of a cold
 * start. Takes the place of what tsc wrote at the room's face; everything else still runs as tsc wrote it. What is
 * imported lazily stays a file of its own, packages stay packages, and the source maps lead to the TypeScript.
 */
import { defineConfig } from 'rolldown';

const isPackage = (id: string) => !id.startsWith('.') && !id.startsWith('/');

export default defineConfig({
  input: { 'mock-idp/index': 'mock-idp/index.ts' },
  platform: 'node',
  external: isPackage,
  tsconfig: 'tsconfig.json',
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: true,
    // Without a hash: the next build takes the place of this one.
    chunkFileNames: 'mock-idp/bundle/[name].js',
  },
});
