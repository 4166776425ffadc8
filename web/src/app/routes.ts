import type { RouteRecordRaw } from 'vue-router'
import type { Right } from '../generated/graphql.ts'
import type { MessageKey } from '../i18n/text.ts'
import { routes as access } from '../screens/access/routes.ts'
import { routes as audit } from '../screens/audit/routes.ts'
import { routes as entry } from '../screens/entry/routes.ts'
import { routes as leaderboards } from '../screens/leaderboards/routes.ts'
import { routes as projects } from '../screens/projects/routes.ts'
import { routes as province } from '../screens/province/routes.ts'
import { routes as returns } from '../screens/returns/routes.ts'
import { routes as review } from '../screens/review/routes.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** the page may be opened without signing in */
    open?: boolean
    /** the page stands alone, without the shell */
    bare?: boolean
    /** who may open it; the server decides who has the right */
    right?: Right
    /** its entry in the menu */
    menu?: {
      title: MessageKey
      icon: 'layers' | 'trend' | 'folder' | 'pen' | 'stamp' | 'calendar' | 'shield'
      order: number
      /** how much waits there */
      count?: () => number | undefined
    }
  }
}

/** Every screen of the desk. A new one: its routes file, one import and one line here. */
export const screens: RouteRecordRaw[] = [...access, ...province, ...leaderboards, ...projects, ...entry, ...returns, ...review, ...audit]
