import { createApp } from 'vue'
import { startClock } from '../data/clock.ts'
import { restoreLocale } from '../i18n/text.ts'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/popover.css'
import { keepPreferences } from '../ui/preferences.ts'
import DeskApp from './DeskApp.vue'
import { followReleases } from './releases.ts'
import { followSession, router } from './router.ts'

keepPreferences()
followReleases()
followSession()
startClock()
await restoreLocale()
createApp(DeskApp).use(router).mount('#app')
