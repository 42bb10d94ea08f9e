import { defineConfig } from 'vitest/config'

const BUILT = ['**/node_modules/**', '**/dist/**', 'data/**']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'storage',
          include: ['storage/**/*.test.ts'],
          exclude: BUILT,
          globalSetup: ['storage/testing/postgres-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'ruzhu', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...BUILT, 'storage/**'] },
      },
    ],
  },
})
