/** The closed words of the cube, registered for the API with what they mean. */
import { registerEnumType } from 'type-graphql'
import {
  Accumulation,
  Baseline,
  Basis,
  CellState,
  Dimension,
  Direction,
  Grain,
  MetricFamily,
  MetricKind,
  Movement,
  NotComparable,
  OrderTerm,
  RowLevel,
  ServedFrom,
  ShareScope,
  TieRule,
  ValueStatus,
  Visibility,
} from '@jingxian/schema/vocabulary/cube-words'
import { Scale } from '@jingxian/schema/vocabulary/project-words'
import { DisplayUnit } from '@jingxian/schema/vocabulary/unit'
import { DIMENSIONS, type KeyDimension } from '../../metrics/dimensions.ts'
import type { MetricDef } from '../../metrics/metric.ts'

/** Filled from the features' manifests before the schema is built. */
export const MetricKey: Record<string, string> = {}

export function registerMetricKeys(metrics: readonly MetricDef[]): void {
  for (const { key } of metrics) MetricKey[key] = key
  const valuesConfig = Object.fromEntries(metrics.map(({ key, name }) => [key, { description: name }]))
  registerEnumType(MetricKey, { name: 'MetricKey', description: '指标。', valuesConfig })
}

registerEnumType(Grain, { name: 'Grain', description: '期间粒度：月、季、半年、年。' })
registerEnumType(Accumulation, {
  name: 'Accumulation',
  description: '累计方式。',
  valuesConfig: {
    PERIOD: { description: '本期' },
    YEAR_TO_DATE: { description: '年初至期末累计（默认）' },
    ROLLING_12_MONTHS: { description: '截至期末的连续 12 个月' },
  },
})
registerEnumType(Scale, {
  name: 'Scale',
  description: '按总投资分档。',
  valuesConfig: { BELOW_100M: { description: '1 亿元以下' }, FROM_100M: { description: '1—10 亿元' }, FROM_1BN: { description: '10—100 亿元' }, FROM_10BN: { description: '100 亿元及以上' } },
})
registerEnumType(Dimension, {
  name: 'Dimension',
  description: '分组维度。层级、阶段、规模按期末时项目的状态。',
  valuesConfig: Object.fromEntries(Object.keys(Dimension).map((d) => [d, { description: d === 'PERIOD' ? '期间' : DIMENSIONS[d as KeyDimension].name }])),
})
registerEnumType(Baseline, { name: 'Baseline', description: '比较基准：上一期、上年同期。' })
registerEnumType(NotComparable, {
  name: 'NotComparable',
  description: '不可比的原因。',
  valuesConfig: {
    NO_VALUE: { description: '本期无值' },
    NO_BASE: { description: '基期无值' },
    ZERO_BASE: { description: '基期为零：只给差额' },
    NEGATIVE_BASE: { description: '基期为负：只给差额' },
    PARTIAL_CURRENT: { description: '本期不完整：月份未满或有单位未报' },
    PARTIAL_BASE: { description: '基期不完整：有单位未报' },
    BEFORE_DATA: { description: '一方的窗口早于全省数据的起始月：项目库在那之前不完整' },
    UNEQUAL_WINDOWS: { description: '两个窗口月数不等，如 1–10 月累计对 1–9 月累计' },
    DEFINITION_CHANGED: { description: '两期之间口径改变：见 note' },
    SUPPRESSED: { description: '一方已隐去' },
  },
})
registerEnumType(CellState, {
  name: 'CellState',
  description: '格子的状态；缺失从不当作 0。',
  valuesConfig: {
    REPORTED: { description: '有值' },
    REPORTED_ZERO: { description: '报零' },
    NOT_REPORTED: { description: '未报' },
    NOT_APPLICABLE: { description: '不适用：如率的分母为零或项目太少' },
    SUPPRESSED: { description: '已隐去' },
  },
})
registerEnumType(ValueStatus, {
  name: 'ValueStatus',
  description: '值的可靠程度；率按所依据的项目数 n。',
  valuesConfig: {
    OFFICIAL: { description: 'n ≥ 15' },
    LOW_N: { description: 'n 为 5–14：显示并加标记' },
    INSUFFICIENT: { description: 'n 为 1–4：只给分子分母，不显示百分数、不排名' },
    NO_BASE: { description: '分母为零' },
    NOT_COMPARABLE: { description: '窗口跨过口径断点：其合计不是同一口径的数' },
  },
})
registerEnumType(RowLevel, {
  name: 'RowLevel',
  description: '行的层次；以此区分，不看键是否为空。',
  valuesConfig: { DETAIL: { description: '明细' }, SUBTOTAL: { description: '小计' }, OTHERS: { description: '前 n 名之外的其余，重算' }, GRAND_TOTAL: { description: '总计' } },
})
registerEnumType(Basis, {
  name: 'Basis',
  description: '口径：属地或考核。',
  valuesConfig: { TERRITORIAL: { description: '属地：金额整笔计入落地单位（默认）' }, ASSESSMENT: { description: '考核：按归属分成拆分，省外份额单列一行，合计不变' } },
})
registerEnumType(Visibility, {
  name: 'Visibility',
  description: '对此行能看多深。',
  valuesConfig: { FULL: { description: '可下钻到明细' }, AGGREGATE_ONLY: { description: '只有合计' }, SUPPRESSED: { description: '已隐去' } },
})
registerEnumType(TieRule, { name: 'TieRule', description: '并列规则：1-2-2-4 或 1-2-2-3。' })
registerEnumType(ShareScope, {
  name: 'ShareScope',
  description: '占比的分母。',
  valuesConfig: {
    PARENT: { description: '上一层：去掉最后一个维度' },
    FILTERED: { description: '筛选后的合计' },
    PROVINCE: { description: '全省，不受筛选影响' },
  },
})
registerEnumType(Movement, { name: 'Movement', description: '名次变动。' })
registerEnumType(OrderTerm, { name: 'OrderTerm', description: '排序依据：值、增速、差额、占比。' })
registerEnumType(Direction, { name: 'Direction' })
registerEnumType(DisplayUnit, { name: 'DisplayUnit', description: '显示单位。' })
registerEnumType(ServedFrom, {
  name: 'ServedFrom',
  description: '由什么算出：ROLLUP 汇总（加上其后的增量）；FACTS 逐笔事实。两者的数字一致。',
})
registerEnumType(MetricKind, { name: 'MetricKind', description: 'ADDITIVE 可加；LAST 期末数，单位间可加、月份间不可加；RATIO 比率；COHORT_RATE 项目数的率，附区间。比率的合计由分子分母重算，从不相加。' })
registerEnumType(MetricFamily, { name: 'MetricFamily', description: '指标类。' })
