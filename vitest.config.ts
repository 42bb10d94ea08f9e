import { defineConfig } from 'vitest/config'
import { BESIDE_ALIPAY_SDK } from './tests/support/beside-alipay-sdk.ts'

const BUILT = ['**/node_modules/**', '**/dist/**', 'data/**']
/** They share one PostgreSQL, which is started for them and for nobody else. */
const ON_POSTGRES = ['storage/**/*.test.ts', 'tests/money-postgres.test.ts']
/** Programs that their tests start, a browser above all. */
const PROGRAMS = ['tests/support/programs-setup.ts']
/** Beside what they are about: no server is started in them. */
const RULES = ['domain', 'channels', 'credentials', 'apps', 'docs', 'bench'].map((part) => `${part}/**/*.test.{ts,tsx}`)

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // a condition is waited for, not a time: a busy machine may take its while
    expect: { poll: { timeout: 15_000, interval: 20 } },
    maxWorkers: 2,
    // without `isolate`, what files import is read once for each worker: they keep no state outside of their tests
    projects: [
      {
        extends: true,
        test: {
          name: 'storage',
          include: ON_POSTGRES,
          exclude: BUILT,
          globalSetup: ['storage/testing/postgres-setup.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'beside alipay-sdk', include: [...BESIDE_ALIPAY_SDK], exclude: BUILT, globalSetup: PROGRAMS },
      },
      {
        extends: true,
        test: {
          name: 'rules',
          include: RULES,
          exclude: [...BUILT, ...ON_POSTGRES, ...BESIDE_ALIPAY_SDK],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'houses',
          include: ['tests/**/*.test.ts'],
          exclude: [...BUILT, ...ON_POSTGRES, ...BESIDE_ALIPAY_SDK],
          isolate: false,
          globalSetup: PROGRAMS,
        },
      },
    ],
  },
})
