/** Metrics that are counted from the library: what stands in it, what was signed, and how far the signed ones came. */
import type { MetricDef } from '../metrics/metric.ts'

const LIBRARY = '重大项目库（阶段变动）'
const shared = {
  reporting: 'LIBRARY',
  higherIsBetter: true,
  version: 1,
  validFrom: '2022-11-01',
  owner: '省商务厅',
  source: LIBRARY,
} as const

type Counted = Pick<MetricDef, 'key' | 'name' | 'nameEn' | 'definition' | 'formula' | 'window' | 'numerator' | 'caliber'> & Partial<MetricDef>

const counted = (def: Counted): MetricDef => ({ ...shared, family: 'PROJECTS', unit: 'ITEMS', kind: def.window === 'STOCK' ? 'LAST' : 'ADDITIVE', ...def })

const COUNTS: MetricDef[] = [
  counted({
    key: 'PROJECTS_IN_LIBRARY',
    name: '在库项目数',
    nameEn: 'Projects in the library',
    definition: '期末在库的项目数：已入库而未终止、退库、合并或注销。',
    formula: '期末在库项目数',
    window: 'STOCK',
    numerator: ['LIBRARY_PROJECT'],
    caliber: 'LIB-1',
  }),
  counted({
    key: 'PROJECTS_NEGOTIATING',
    name: '在谈项目数',
    nameEn: 'Projects in talks',
    definition: '期末处于线索、在谈、框架协议阶段的项目数。框架协议不算签约。',
    formula: '期末在谈项目数',
    window: 'STOCK',
    numerator: ['NEGOTIATING_PROJECT'],
    caliber: 'LIB-NEG-1',
  }),
  counted({
    key: 'PROJECTS_SIGNED',
    name: '新签约项目数',
    nameEn: 'Projects signed',
    definition: '本期正式签约的项目数，按合同日期；合并的重复项目不计。',
    formula: '本期签约项目数',
    window: 'FLOW',
    numerator: ['PROJECT_SIGNED'],
    byCountyOnScreens: true,
    caliber: 'SIGNED-1',
  }),
  counted({
    key: 'PROJECTS_STARTED',
    name: '新开工项目数',
    nameEn: 'Projects started',
    definition: '本期主体工程开工（轻资产为装修开工）的项目数。',
    formula: '本期开工项目数',
    window: 'FLOW',
    numerator: ['PROJECT_STARTED'],
    caliber: 'STARTED-1',
  }),
  counted({
    key: 'PROJECTS_PRODUCING',
    name: '新投产项目数',
    nameEn: 'Projects put into production',
    definition: '本期建成投产的项目数。',
    formula: '本期投产项目数',
    window: 'FLOW',
    numerator: ['PROJECT_PRODUCING'],
    caliber: 'PRODUCING-1',
  }),
  counted({
    key: 'TOTAL_INVESTMENT',
    name: '在库项目总投资',
    nameEn: 'Total investment in the library',
    definition: '期末在库项目的总投资之和；计划数，不是到位资金。',
    formula: 'Σ 期末在库项目总投资（万元）',
    window: 'STOCK',
    numerator: ['LIBRARY_INVESTMENT'],
    unit: 'WAN_YUAN',
    caliber: 'LIB-INV-1',
  }),
  counted({
    key: 'CAPITAL_CONTRACTED',
    name: '合同金额',
    nameEn: 'Capital contracted',
    family: 'CAPITAL',
    definition: '本期正式签约项目的合同资金；合同外资按签约当月平均汇率折算。框架协议不计。',
    formula: 'Σ 本期签约项目（合同内资 + 合同外资 × 签约当月汇率）',
    window: 'FLOW',
    numerator: ['CONTRACT_CNY'],
    unit: 'WAN_YUAN',
    caliber: 'CON-1',
  }),
]

interface Rate {
  key: string
  name: string
  nameEn: string
  reached: string
  measure: string
  /** The measure that says which were due; only rates that have a due twin. */
  due?: string
  dueName?: string
  caliber: string
}

const STAYS = '终止的项目仍在分母内，合并的重复项目不在。一个项目只在落地区计一次。'

/** B9a, B10, B11: this year's signings as printed in bulletins, 36 months for scoring, and among those that were due. */
function rates({ key, name, nameEn, reached, measure, due, dueName, caliber }: Rate): MetricDef[] {
  const rate = { ...shared, family: 'RATES', unit: 'PERCENT', kind: 'COHORT_RATE', factor: 100 } as const
  const of = { numerator: [measure], denominator: ['PROJECT_SIGNED'], count: ['PROJECT_SIGNED'] }
  const list: MetricDef[] = [
    {
      ...rate,
      ...of,
      key,
      name,
      nameEn,
      definition: `本年 1 月 1 日至期末正式签约的项目中，期末已${reached}的比例。${STAYS}`,
      formula: `本年新签项目中已${reached}的项目数 ÷ 本年新签项目数 × 100`,
      window: 'COHORT_YEAR',
      caliber: `${caliber}-YEAR-1`,
    },
    {
      ...rate,
      ...of,
      key: `${key}_36M`,
      name: `${name}（滚动三年）`,
      nameEn: `${nameEn} (36 months)`,
      definition: `截至期末的 36 个月内正式签约的项目中，期末已${reached}的比例。${STAYS}`,
      formula: `36 个月内签约项目中已${reached}的项目数 ÷ 36 个月内签约项目数 × 100`,
      window: 'COHORT_36M',
      caliber: `${caliber}-36M-1`,
    },
  ]
  if (!due) return list
  return [
    ...list,
    {
      ...rate,
      key: `${key}_DUE`,
      name: `应${dueName}${name.replace('项目', '').replace('建成', '')}`,
      nameEn: `${nameEn} (of those due)`,
      definition: `截至期末的 36 个月内正式签约、且合同约定的${dueName}日期已到的项目中，期末已${reached}的比例。${STAYS}`,
      formula: `约定${dueName}已到期项目中已${reached}的项目数 ÷ 约定${dueName}已到期项目数 × 100`,
      window: 'COHORT_36M',
      numerator: [`${measure}_DUE`],
      denominator: [due],
      count: [due],
      caliber: `${caliber}-DUE-1`,
    },
  ]
}

/** B10 again: of the starts that were due, those by the day that the contract names. */
const ON_TIME: MetricDef = {
  ...shared,
  key: 'START_RATE_ON_TIME',
  name: '按期开工率',
  nameEn: 'Start rate (on time)',
  family: 'RATES',
  unit: 'PERCENT',
  kind: 'COHORT_RATE',
  factor: 100,
  definition: `截至期末的 36 个月内正式签约、且合同约定的开工日期已到的项目中，在约定日期当日或之前开工的比例。${STAYS}`,
  formula: '按约定日期开工的项目数 ÷ 约定开工已到期项目数 × 100',
  window: 'COHORT_36M',
  numerator: ['PROJECT_STARTED_ON_TIME'],
  denominator: ['START_DUE'],
  count: ['START_DUE'],
  caliber: 'START-ONTIME-1',
}

export const PROJECT_METRICS: readonly MetricDef[] = [
  ...COUNTS,
  ...rates({ key: 'CONTRACT_FULFILMENT_RATE', name: '合同履约率', nameEn: 'Contract fulfilment rate', reached: '注册备案且未终止', measure: 'PROJECT_PERFORMED', caliber: 'PERF' }),
  ...rates({ key: 'START_RATE', name: '项目开工率', nameEn: 'Start rate', reached: '开工', measure: 'PROJECT_STARTED', due: 'START_DUE', dueName: '开工', caliber: 'START' }),
  ON_TIME,
  ...rates({ key: 'PRODUCTION_RATE', name: '建成投产率', nameEn: 'Production rate', reached: '投产', measure: 'PROJECT_PRODUCING', due: 'PRODUCTION_DUE', dueName: '投产', caliber: 'PROD' }),
]
