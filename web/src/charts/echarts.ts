/** The pieces of ECharts that our charts use, and nothing else: what is not named here is not shipped. */
import { BarChart, LineChart, MapChart, ScatterChart } from 'echarts/charts'
import { GeoComponent, GridComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, MapChart, ScatterChart, GeoComponent, GridComponent, LabelLayout, SVGRenderer])

export { init, registerMap }
