import LazyChart from './ChartFrame.vue'

/** Charts come after the first paint: until one is drawn, its place shows what it will look like. */
export { LazyChart }
