import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One build of graphql in one process: see server/vitest.config.ts.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    name: 'test',
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/support/postgres.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
