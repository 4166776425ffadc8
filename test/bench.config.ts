import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

// Like the server's own bundle (seeds/vite.config.ts): it lies where Node finds the server's libraries.
const { dependencies } = JSON.parse(readFileSync('../server/package.json', 'utf8')) as { dependencies: Record<string, string> }
const libraries = Object.keys(dependencies).filter((name) => !name.startsWith('@jingxian/'))

export default defineConfig({
  build: { ssr: 'src/bench/bench.ts', outDir: '../server/dist', emptyOutDir: false, target: 'node24', minify: false, sourcemap: true },
  ssr: { external: libraries, noExternal: [/^@jingxian\//, 'csv-parse'] },
})
