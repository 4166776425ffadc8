import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { startClock } from '../data/clock.ts'
import { takeScreenKey } from '../data/screenKey.ts'
import { routes } from '../screens/wall/routes.ts'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { reloadNightly } from './nightly.ts'
import { followReleases } from './releases.ts'
import WallApp from './WallApp.vue'

takeScreenKey()
followReleases()
startClock()
reloadNightly()
createApp(WallApp).use(createRouter({ history: createWebHistory(), routes })).mount('#app')
