/** Metrics of published statistics: a source of their own, annual, never mixed with what the ledger counts. */
import type { MetricDef } from '../metrics/metric.ts'

const shared = {
  family: 'PUBLISHED',
  window: 'FLOW',
  reporting: 'ENTRIES',
  annual: true,
  onlyByUnit: 'CITY',
  higherIsBetter: true,
  version: 1,
  validFrom: '2012-01-01',
  owner: '公开统计',
  source: '公开统计（统计年鉴、公报、新闻发布的汇编）',
} as const

export const PUBLISHED_METRICS: readonly MetricDef[] = [
  {
    ...shared,
    key: 'PUBLISHED_GDP',
    name: '地区生产总值（公开统计）',
    nameEn: 'GDP (published)',
    definition: '公开发布的年度地区生产总值。2012—2018 年为首次公布数；2015 与 2016 年之间、2018 与 2019 年之间有断点，不可跨断点比较。',
    formula: '公布数',
    unit: 'WAN_YUAN',
    kind: 'ADDITIVE',
    numerator: ['PUB_GDP'],
    caliber: 'PUB-GDP',
  },
  {
    ...shared,
    key: 'PUBLISHED_POPULATION',
    name: '常住人口（公开统计）',
    nameEn: 'Resident population (published)',
    definition: '公开发布的年末常住人口；跨年查询时取最后一年。2019 与 2020 年之间有人口普查断点。',
    formula: '公布数',
    unit: 'WAN_PERSONS',
    kind: 'LAST',
    window: 'YEAR_END',
    numerator: ['PUB_POPULATION'],
    caliber: 'PUB-POP',
  },
  {
    ...shared,
    key: 'PUBLISHED_FDI',
    name: '实际利用外资（公开统计）',
    nameEn: 'Foreign capital used (published)',
    definition: '公开发布的年度实际利用外资。2014 与 2015 年之间有口径断点。与台账口径的实际利用外资不可混用。',
    formula: '公布数',
    unit: 'WAN_USD',
    kind: 'ADDITIVE',
    numerator: ['PUB_FDI'],
    caliber: 'PUB-FDI',
  },
  {
    ...shared,
    key: 'PUBLISHED_FDI_PER_HEAD',
    name: '人均实际利用外资（公开统计）',
    nameEn: 'Foreign capital used per head (published)',
    definition: '公布的实际利用外资除以公布的常住人口；跨年查询时取最后一年；合计由两者之和相除，只含两者都有的单位。',
    formula: '实际利用外资（万美元） ÷ 常住人口（万人）',
    unit: 'USD_PER_PERSON',
    kind: 'RATIO',
    window: 'YEAR_END',
    numerator: ['PUB_FDI'],
    denominator: ['PUB_POPULATION'],
    caliber: 'PUB-FDI-PH',
  },
  {
    ...shared,
    key: 'PUBLISHED_FDI_PER_GDP',
    name: '实际利用外资占生产总值比重（公开统计）',
    nameEn: 'Foreign capital used to GDP (published)',
    definition: '公布的实际利用外资按当年平均汇率折人民币，占公布的地区生产总值之比。',
    formula: '实际利用外资 × 年平均汇率 ÷ 地区生产总值 × 100',
    unit: 'PERCENT',
    kind: 'RATIO',
    factor: 100,
    numerator: ['PUB_FDI_CNY'],
    denominator: ['PUB_GDP'],
    caliber: 'PUB-FDI-GDP',
  },
]

/** Indicator of the published data -> the metrics that are made of it. */
export const PUBLISHED_INDICATORS: Record<string, readonly string[]> = {
  gdp: ['PUBLISHED_GDP', 'PUBLISHED_FDI_PER_GDP'],
  resident_population: ['PUBLISHED_POPULATION', 'PUBLISHED_FDI_PER_HEAD'],
  fdi_utilised: ['PUBLISHED_FDI', 'PUBLISHED_FDI_PER_HEAD', 'PUBLISHED_FDI_PER_GDP'],
}

/** The indicators that a published metric is made of. */
export function indicatorsOf(metric: string): string[] {
  return Object.entries(PUBLISHED_INDICATORS).flatMap(([indicator, metrics]) => (metrics.includes(metric) ? [indicator] : []))
}
