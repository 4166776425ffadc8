/** Metrics of what contracts promised and how much of it came (B9b, B12). */
import type { MetricDef } from '../metrics/metric.ts'

const shared = {
  family: 'RATES',
  unit: 'PERCENT',
  kind: 'RATIO',
  reporting: 'LIBRARY',
  factor: 100,
  higherIsBetter: true,
  version: 1,
  validFrom: '2022-11-01',
  owner: '省商务厅',
} as const

const CAPPED = '逐个项目封顶：超额的项目不替别的项目填补。合同终止后到期的承诺不计。'

export const PROMISE_METRICS: readonly MetricDef[] = [
  {
    ...shared,
    key: 'CONTRACT_FULFILMENT_RATE_DUE',
    name: '合同兑现率',
    nameEn: 'Contract fulfilment (of money due)',
    definition: `截至期末的 36 个月内正式签约的项目，合同约定到期应到的投资中已入账的比例。${CAPPED}只计以万元写明的投资承诺。`,
    formula: 'Σ min(已入账资金, 到期应到投资) ÷ Σ 到期应到投资 × 100',
    window: 'COHORT_36M',
    numerator: ['MONEY_KEPT'],
    denominator: ['MONEY_DUE'],
    count: ['MONEY_DUE_PROJECT'],
    caliber: 'PERF-DUE-1',
    source: '到位资金台账（已入账）、重大项目库合同承诺',
  },
  {
    ...shared,
    key: 'PRODUCTION_CONTRIBUTION',
    name: '投产贡献率',
    nameEn: 'Production contribution',
    definition: `已投产项目兑现合同承诺的程度：税收、就业、产值三项兑现率按 0.5、0.3、0.2 加权。${CAPPED}合同没有写的一项不计，其余各项权重按比例放大。少于 5 个项目时没有值。没有公布过的官方公式，这是本产品的默认定义（D1）。`,
    formula: '(0.5 × 税收兑现率 + 0.3 × 就业兑现率 + 0.2 × 产值兑现率) ÷ 有承诺各项的权重之和 × 100；兑现率 = Σ min(累计实际, 到期承诺) ÷ Σ 到期承诺',
    window: 'STOCK',
    numerator: ['TAX_KEPT', 'STAFF_KEPT', 'OUTPUT_KEPT'],
    denominator: ['TAX_DUE', 'STAFF_DUE', 'OUTPUT_DUE'],
    count: ['PRODUCTION_DUE_PROJECT'],
    index: [
      { weight: 0.5, numerator: ['TAX_KEPT'], denominator: ['TAX_DUE'] },
      { weight: 0.3, numerator: ['STAFF_KEPT'], denominator: ['STAFF_DUE'] },
      { weight: 0.2, numerator: ['OUTPUT_KEPT'], denominator: ['OUTPUT_DUE'] },
    ],
    caliber: 'CONTRIB-D1-1',
    source: '投产贡献与就业台账（已入账）、重大项目库合同承诺',
  },
]
