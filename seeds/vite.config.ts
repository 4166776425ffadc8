import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

// The bundle lies in server/dist, where Node finds the server's libraries; what only the seeds need goes inside it.
const { dependencies } = JSON.parse(readFileSync('../server/package.json', 'utf8')) as { dependencies: Record<string, string> }
const libraries = Object.keys(dependencies).filter((name) => !name.startsWith('@jingxian/'))

export default defineConfig({
  build: { ssr: 'src/start.ts', outDir: '../server/dist', emptyOutDir: false, target: 'node24', minify: false, sourcemap: true },
  ssr: { external: libraries, noExternal: [/^@jingxian\//, 'csv-parse'] },
})
