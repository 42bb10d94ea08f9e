import { defineConfig } from 'vitest/config'

const BUILT = ['**/node_modules/**', '**/dist/**', 'data/**']
/** They share one PostgreSQL, which is started for them and for nobody else. */
const ON_POSTGRES = ['storage/**/*.test.ts', 'tests/money-postgres.test.ts']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // a condition is waited for, not a time: a busy machine may take its while
    expect: { poll: { timeout: 15_000, interval: 20 } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'storage',
          include: ON_POSTGRES,
          exclude: BUILT,
          globalSetup: ['storage/testing/postgres-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'ruzhu', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...BUILT, ...ON_POSTGRES] },
      },
    ],
  },
})
