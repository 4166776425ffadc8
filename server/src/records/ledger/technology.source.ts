/** Metrics of registered technology contracts (B7). */
import type { MetricDef } from '../../metrics/metric.ts'

const shared = {
  family: 'TECHNOLOGY',
  window: 'FLOW',
  reporting: 'ENTRIES',
  higherIsBetter: true,
  version: 1,
  validFrom: '2022-11-01',
  owner: '省商务厅',
} as const

const LEDGER = '引进技术台账（已入账）'
const REGISTERED = '经技术合同认定登记机构登记的转让、开发、咨询、服务四类合同；许可、设备附带、人才团队、标准和没有登记编号的合同可以入账，不计入。'

export const TECHNOLOGY_METRICS: readonly MetricDef[] = [
  {
    ...shared,
    key: 'TECHNOLOGY_VALUE',
    name: '技术交易额',
    nameEn: 'Technology transaction value',
    definition: `本期登记的技术合同中的技术交易额，按登记月计入。只计${REGISTERED}`,
    formula: 'Σ 本期登记技术合同的技术交易额（万元）',
    unit: 'WAN_YUAN',
    kind: 'ADDITIVE',
    numerator: ['TECHNOLOGY_CNY'],
    byCountyOnScreens: true,
    caliber: 'TECH-TX-1',
    source: LEDGER,
  },
  {
    ...shared,
    key: 'TECHNOLOGY_CONTRACTS',
    name: '登记技术合同数',
    nameEn: 'Registered technology contracts',
    definition: `本期登记的技术合同数，同一登记编号只计一次。只计${REGISTERED}`,
    formula: '本期登记技术合同数',
    unit: 'ITEMS',
    kind: 'ADDITIVE',
    numerator: ['TECHNOLOGY_CONTRACT'],
    caliber: 'TECH-N-1',
    source: LEDGER,
  },
  {
    ...shared,
    key: 'TECHNOLOGY_INTENSITY',
    name: '引进技术强度',
    nameEn: 'Technology intensity',
    definition: '本期技术交易额与本期实际到位资金之比；两者都有记录的单位才有值，合计由两者之和相除。',
    formula: '技术交易额 ÷ 实际到位资金 × 100',
    unit: 'PERCENT',
    kind: 'RATIO',
    numerator: ['TECHNOLOGY_CNY'],
    denominator: ['DOMESTIC_CNY', 'FOREIGN_CNY'],
    factor: 100,
    caliber: 'TECH-INT-1',
    source: `${LEDGER}、到位资金台账`,
  },
]
