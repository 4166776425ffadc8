import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'

const SERVER = 'http://127.0.0.1:4000'

/** What the desk and the wall have in common. */
export const shared: UserConfig = {
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  server: {
    proxy: {
      '/graphql': { target: SERVER, ws: true },
      '/evidence': { target: SERVER },
      '/screen': { target: SERVER },
    },
  },
}

/** No data: addresses and no inline script: the pages live under a strict content policy. */
export const strict = { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 }
