import type { RouteRecordRaw } from 'vue-router'
import { waitingCount } from '../../data/ledgerNews.ts'

export const routes: RouteRecordRaw[] = [
  {
    path: '/review',
    name: 'review',
    component: () => import('./ReviewPage.vue'),
    meta: {
      right: 'REVIEW_LEDGER',
      menu: { title: 'review.title', icon: 'stamp', order: 60, count: () => waitingCount.value },
    },
  },
  // A link to one entry.
  { path: '/review/:id', redirect: ({ params, query }) => ({ name: 'review', query: { ...query, entry: String(params.id) } }) },
]
