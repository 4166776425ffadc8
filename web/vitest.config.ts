import { defineConfig } from 'vitest/config'

/** Pure parts only, without a browser; the screens are driven in test/. */
export default defineConfig({ test: { name: 'web', include: ['src/**/*.test.ts'] } })
