import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/entry',
    name: 'entry',
    component: () => import('./EntryDeskPage.vue'),
    meta: { right: 'ENTER_LEDGER', menu: { title: 'entry.title', icon: 'pen', order: 40 } },
  },
  { path: '/entry/receipt/:entry', name: 'entry-receipt', component: () => import('./ReceiptPage.vue'), meta: { right: 'ENTER_LEDGER' } },
  // `new` begins one: /entry/new?project=…
  { path: '/entry/:draft', name: 'draft', component: () => import('./DraftPage.vue'), meta: { right: 'ENTER_LEDGER' } },
]
