/** Metrics of the people employed. Levels become their change, so a window's sum is what was created in it (level.ts). */
import type { MetricDef } from '../../metrics/metric.ts'

const shared = {
  family: 'JOBS',
  higherIsBetter: true,
  version: 1,
  validFrom: '2022-11-01',
  owner: '省商务厅',
} as const

const LEDGER = '就业台账（已入账）'

export const JOBS_METRICS: readonly MetricDef[] = [
  {
    ...shared,
    key: 'JOBS_CREATED',
    name: '吸纳就业（核实）',
    nameEn: 'Jobs created (verified)',
    definition: '本期净增的核实就业：各项目期末核实就业与期初之差，减员为负。核实就业为连续缴纳社保满 3 个月的人数减去从原企业承接的人数，不低于 0；项目当月没有新记录时沿用上一次入账的人数，停产、终止的须报零才会减去。',
    formula: 'Σ（本期各记录的核实就业 − 该项目上一记录的核实就业），核实就业 = max(0, 参保人数 − 承接人数)',
    unit: 'PERSONS',
    kind: 'ADDITIVE',
    window: 'FLOW',
    reporting: 'ENTRIES',
    numerator: ['JOBS_VERIFIED'],
    byCountyOnScreens: true,
    caliber: 'JOB-VER-1',
    source: LEDGER,
  },
  {
    ...shared,
    key: 'JOBS_REPORTED',
    name: '吸纳就业（上报）',
    nameEn: 'Jobs reported',
    definition: '本期净增的上报在岗人数：各项目期末上报人数与期初之差。按单位所报，不与社保核对，也不扣承接人数；与核实就业对照着看。',
    formula: 'Σ（本期各记录的上报人数 − 该项目上一记录的上报人数）',
    unit: 'PERSONS',
    kind: 'ADDITIVE',
    window: 'FLOW',
    reporting: 'ENTRIES',
    numerator: ['JOBS_REPORTED'],
    caliber: 'JOB-REP-1',
    source: LEDGER,
  },
  {
    ...shared,
    key: 'JOBS_FULFILMENT',
    name: '就业承诺兑现率',
    nameEn: 'Fulfilment of promised jobs',
    definition: '期末核实就业占合同约定到期应达就业人数之比。按合同承诺的到期日计入应达人数，合同终止后到期的不计；超额的项目不封顶，还没有承诺到期的项目也计在分子里。',
    formula: '期末核实就业 ÷ 期末已到期的承诺就业 × 100',
    unit: 'PERCENT',
    kind: 'RATIO',
    window: 'STOCK',
    reporting: 'LIBRARY',
    numerator: ['JOBS_VERIFIED'],
    denominator: ['JOBS_DUE'],
    factor: 100,
    caliber: 'JOB-FULFIL-1',
    source: `${LEDGER}、重大项目库合同承诺`,
  },
]
