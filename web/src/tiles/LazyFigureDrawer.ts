import { defineAsyncComponent } from 'vue'

/** The drawer comes when the first figure is opened: the page never waits for it. */
export const LazyFigureDrawer = defineAsyncComponent(() => import('./FigureDrawer.vue'))
