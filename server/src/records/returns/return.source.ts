/** Metrics of how units report. */
import type { MetricDef } from '../../metrics/metric.ts'

const shared = {
  family: 'QUALITY',
  kind: 'RATIO',
  window: 'FLOW',
  reporting: 'LIBRARY',
  onlyByUnit: 'COUNTY',
  denominator: ['RETURN_DUE'],
  factor: 100,
  higherIsBetter: true,
  version: 1,
  validFrom: '2022-11-01',
  owner: '省商务厅',
} as const

const AMOUNTS = ['DOMESTIC_CNY', 'FOREIGN_CNY']

export const RETURN_METRICS: readonly MetricDef[] = [
  {
    ...shared,
    key: 'ON_TIME_RETURNS',
    name: '月报按时率',
    nameEn: 'Returns on time',
    definition: '本期各月应签报的月报中，在期限内签报的比例；市的行含市本级和所属各县区的月报。县区期限为次月第 2 个工作日 18:00，市为第 4 个工作日 18:00；市的期限过后才计入该月，迟报和未报都不算按时。按县区分组时市本级的月报没有县区行，各行之和小于合计。',
    formula: '期限内签报的月报份数 ÷ 应签报的月报份数 × 100',
    unit: 'PERCENT',
    numerator: ['RETURN_ON_TIME'],
    caliber: 'DQ-TIME-1',
    source: '月报签报记录',
  },
  {
    ...shared,
    key: 'DATA_QUALITY_SCORE',
    name: '数据质量分',
    nameEn: 'Data-quality score',
    definition:
      '报送质量的 0–100 分：及时 25（每份应签报的月报按时得满分，每迟一个工作日减 0.25，未报为 0，取平均）、完整 25（必填项缺失的记录系统不予受理，故恒为满分）、佐证 30（同佐证覆盖率）、准确 20（修订率为 0 得满分，达到 10% 为 0）。本期没有入账资金时，佐证、准确两项不计，其余权重按比例放大。',
    formula: '25 × 及时 + 25 × 完整 + 30 × 佐证覆盖率 + 20 × max(0, 1 − 修订率 ÷ 10%)',
    unit: 'POINTS',
    numerator: ['RETURN_TIMELINESS'],
    index: [
      { weight: 25, numerator: ['RETURN_TIMELINESS'], denominator: ['RETURN_DUE'] },
      // What lacks a required field is not taken in, so every return that is due is complete.
      { weight: 25, numerator: ['RETURN_DUE'], denominator: ['RETURN_DUE'] },
      { weight: 30, numerator: AMOUNTS, numeratorAssured: 'DOCUMENTED', denominator: AMOUNTS },
      { weight: 20, numerator: ['REVERSED_CNY'], denominator: [...AMOUNTS, 'REVERSED_CNY'], worst: 0.1 },
    ],
    caliber: 'DQ-SCORE-1',
    source: '月报签报记录、到位资金台账（已入账）',
  },
]
