import { defineConfig } from 'vite'

/** Tools for developers: emit the contract, write a migration. The server itself is bundled by seeds. */
export default defineConfig({
  build: { ssr: 'src/app/tool.ts', outDir: 'dist', target: 'node24', minify: false, sourcemap: true, emptyOutDir: false },
  ssr: { noExternal: [/^@jingxian\//] },
})
