import { watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { hasExpired, isSignedIn, loadSession, may, me } from '../data/session.ts'
import { t } from '../i18n/text.ts'
import { menu } from './menu.ts'
import { screens } from './routes.ts'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...screens,
    { path: '/nothing', name: 'nothing', component: () => import('./NothingPage.vue') },
    { path: '/refused', name: 'refused', component: () => import('./RefusedPage.vue') },
    { path: '/:path(.*)*', name: 'unknown', component: () => import('./UnknownPage.vue'), meta: { open: true } },
  ],
})

const signIn = (to: RouteLocationNormalized, ended?: 'yes') => ({
  name: 'login',
  query: { next: to.fullPath === '/' ? undefined : to.fullPath, ended },
})

/** Starts loading the page while the session is still being asked for. */
function fetchEarly(to: RouteLocationNormalized): void {
  for (const { components } of to.matched) {
    const page = components?.default as (() => unknown) | undefined
    if (typeof page === 'function') void page()
  }
}

router.beforeEach(async (to) => {
  if (me.value === undefined) {
    fetchEarly(to)
    await loadSession()
  }
  if (!to.meta.open && !isSignedIn.value) return signIn(to)
  if (to.name === 'login' && isSignedIn.value) return { path: '/' }
  // Who may not open the first page begins at the first entry of the menu.
  if (to.path === '/' && !may(to.meta.right)) return menu.value[0] ? { path: menu.value[0].path } : { name: 'nothing' }
  if (!may(to.meta.right)) return { name: 'refused', query: { page: to.path } }
})

router.afterEach((to) => {
  const title = to.meta.menu?.title
  document.title = title ? `${t(title)} · ${t('app.name')}` : t('app.name')
})

/** When the session ends under way, the sign-in page comes up and leads back. */
export function followSession(): void {
  watch(isSignedIn, (now, before) => {
    const here = router.currentRoute.value
    if (before && !now && !here.meta.open) void router.replace(hasExpired.value ? signIn(here, 'yes') : { name: 'login' })
  })
}
