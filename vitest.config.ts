import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'dist/**', 'reports/latest/**', 'reports/runs/**', 'fixtures/sps/**'],
    testTimeout: 20_000,
  },
});
