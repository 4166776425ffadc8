import { defineConfig } from 'vitest/config'

/** Pure tests lie beside their files; what crosses rooms is in test/. */
export default defineConfig({
  test: {
    projects: ['schema', 'server', 'seeds', 'web', 'test'],
    maxWorkers: 2,
    reporters: process.env['CI'] ? ['default'] : ['default'],
  },
})
