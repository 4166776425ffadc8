import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'province',
    component: () => import('./ProvincePage.vue'),
    meta: { right: 'READ_BOARDS', menu: { title: 'app.province', icon: 'layers', order: 10 } },
  },
]
