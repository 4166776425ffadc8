import type { RouteRecordRaw } from 'vue-router'

/** Whoever reads records reads returns; who signs is said by `canSign`. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/returns',
    name: 'returns',
    component: () => import('./ReturnsPage.vue'),
    meta: { right: 'READ_PROJECTS', menu: { title: 'returns.title', icon: 'calendar', order: 50 } },
  },
]
