import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { right: 'READ_AUDIT', menu: { title: 'audit.title', icon: 'shield', order: 70 } },
  },
]
