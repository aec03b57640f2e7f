import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'dist/**', 'reports/latest/**', 'reports/runs/**', 'fixtures/sps/**'],
    // Most of the long ones wait for processes that they started, so no processor need be left to Vitest itself.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
