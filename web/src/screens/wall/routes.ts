import type { RouteRecordRaw } from 'vue-router'
import WallPage from './WallPage.vue'

export const routes: RouteRecordRaw[] = [{ path: '/wall/:rest(.*)*', name: 'wall', component: WallPage, meta: { right: 'OPEN_WALL' } }]
