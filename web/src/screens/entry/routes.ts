import type { RouteRecordRaw } from 'vue-router'

/** Children of one entry of the menu, so that it stays lit on every page of the desk. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/entry',
    meta: { right: 'ENTER_LEDGER', menu: { title: 'entry.title', icon: 'pen', order: 40 } },
    children: [
      { path: '', name: 'entry', component: () => import('./EntryDeskPage.vue') },
      { path: 'receipt/:entry', name: 'entry-receipt', component: () => import('./ReceiptPage.vue') },
      // `new` begins one: /entry/new?project=…
      { path: ':draft', name: 'draft', component: () => import('./DraftPage.vue') },
    ],
  },
]
