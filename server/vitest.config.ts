import { defineConfig } from 'vitest/config'

export default defineConfig({
  // graphql 16 has a CommonJS and an ES build; both in one process are two realms, and its types are not each other's.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: { include: ['src/**/*.test.ts'], name: 'server', testTimeout: 30_000 },
})
