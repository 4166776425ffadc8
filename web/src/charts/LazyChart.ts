import { defineAsyncComponent } from 'vue'

/** Charts come after the first paint: the page and its figures never wait for ECharts. */
export const LazyChart = defineAsyncComponent(() => import('./Chart.vue'))
