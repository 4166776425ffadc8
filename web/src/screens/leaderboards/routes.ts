import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/leaderboards',
    name: 'leaderboards',
    component: () => import('./LeaderboardPage.vue'),
    meta: { right: 'READ_BOARDS', menu: { title: 'app.leaderboards', icon: 'trend', order: 20 } },
  },
]
