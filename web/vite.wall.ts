import { defineConfig } from 'vite'
import { shared, strict } from './vite.shared.ts'

/** Wall boxes run old browsers: Chrome 84 is the floor, by target and by the style that is written (see README). */
export default defineConfig({
  ...shared,
  publicDir: false,
  build: {
    ...strict,
    target: 'chrome84',
    cssTarget: 'chrome84',
    outDir: 'dist',
    assetsDir: 'assets/wall',
    emptyOutDir: false,
    rolldownOptions: { input: 'wall.html' },
  },
})
