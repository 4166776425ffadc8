import { CalendarCheck, FolderKanban, Layers, PencilLine, ShieldCheck, Stamp, TrendingUp } from '@lucide/vue'
import { computed } from 'vue'
import { may } from '../data/session.ts'
import { t } from '../i18n/text.ts'
import { screens } from './routes.ts'

const icons = { layers: Layers, trend: TrendingUp, folder: FolderKanban, pen: PencilLine, stamp: Stamp, calendar: CalendarCheck, shield: ShieldCheck }

/** The entries that this account may open, in order. */
export const menu = computed(() =>
  screens
    .flatMap(({ path, meta }) => (meta?.menu && may(meta.right) ? [{ path, ...meta.menu }] : []))
    .sort((a, b) => a.order - b.order)
    .map(({ path, title, icon, count }) => ({ path, title: t(title), icon: icons[icon], count: count?.() })),
)
