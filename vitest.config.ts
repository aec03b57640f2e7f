import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'dist/**', 'reports/latest/**', 'reports/runs/**', 'fixtures/sps/**'],
    // Files share a worker's modules: no module keeps state, and to load all of them anew for each file is a third of the time.
    isolate: false,
    // Most of the long ones wait for processes that they started, so no processor need be left to Vitest itself.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
