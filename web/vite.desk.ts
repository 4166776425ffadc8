import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { shared, strict } from './vite.shared.ts'

const PERSISTED = new URL('src/generated/persisted-documents.json', import.meta.url)

/** Writes dist/persisted.json (hash -> document): the server answers these by `documentId`. */
const persistedDocuments: Plugin = {
  name: 'jingxian:persisted-documents',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'persisted.json', source: readFileSync(fileURLToPath(PERSISTED)) })
  },
}

export default defineConfig({
  ...shared,
  plugins: [...(shared.plugins ?? []), persistedDocuments],
  build: { ...strict, target: 'chrome111', outDir: 'dist', assetsDir: 'assets/desk', emptyOutDir: true },
})
