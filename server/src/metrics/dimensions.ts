/** The dimensions: what a row may be grouped and filtered by, and where each is known. One line adds one. */
import type { Dimension } from '@jingxian/schema/vocabulary/cube-words'
import { SCALE_FLOORS, TIER_OF } from '@jingxian/schema/vocabulary/project-words'

export type KeyDimension = Exclude<Dimension, 'PERIOD'>

export interface DimensionDef {
  /** As people call it, in refusals. */
  name: string
  /** Its column in the rows of the cube. */
  column: string
  type: 'int' | 'text'
  /**
   * UNIT: the unit that reports, so that units without facts have rows too. FACT: frozen on the fact. STATE: the
   * project's state at the end of the period, from its stage moves.
   */
  known: 'UNIT' | 'FACT' | 'STATE'
  /** On the fact `f` (with `fc` its country and `fu` its unit where joined), or on the state `st`. */
  sql: string
  /** Members at most, for the cost. */
  members: number
}

const cases = (pairs: readonly (readonly [string, string])[]) => pairs.map(([when, then]) => `when ${when} then '${then}'`).join(' ')
const tierCase = `case st.stage ${cases(Object.entries(TIER_OF).map(([stage, tier]) => [`'${stage}'`, tier] as const))} end`
const scaleCase = `case ${cases(SCALE_FLOORS.map(([scale, floor]) => [`st.invested >= ${floor}`, scale] as const))} end`

export const DIMENSIONS: Record<KeyDimension, DimensionDef> = {
  CITY: { name: '城市', column: 'city', type: 'int', known: 'UNIT', sql: 'f.city', members: 15 },
  COUNTY: { name: '县区', column: 'county', type: 'int', known: 'UNIT', sql: 'f.county', members: 101 },
  ASSESSMENT_GROUP: { name: '考核分组', column: 'assessment_group', type: 'text', known: 'UNIT', sql: 'fu.assessment_group', members: 4 },
  INDUSTRY_SECTION: { name: '行业门类', column: 'industry_section', type: 'text', known: 'FACT', sql: 'left(f.industry, 1)', members: 20 },
  INDUSTRY: { name: '行业', column: 'industry', type: 'text', known: 'FACT', sql: 'f.industry', members: 97 },
  SOURCE_REGION: { name: '来源地', column: 'source_region', type: 'text', known: 'FACT', sql: 'fc.source_region', members: 9 },
  SOURCE_COUNTRY: { name: '来源国家（地区）', column: 'source_country', type: 'text', known: 'FACT', sql: 'f.country', members: 60 },
  CAPITAL_NATURE: { name: '资金性质', column: 'capital_nature', type: 'text', known: 'FACT', sql: 'f.nature', members: 3 },
  TIER: { name: '库层级', column: 'tier', type: 'text', known: 'STATE', sql: tierCase, members: 5 },
  STAGE: { name: '阶段', column: 'stage', type: 'text', known: 'STATE', sql: 'st.stage', members: 16 },
  SCALE: { name: '投资规模', column: 'scale', type: 'text', known: 'STATE', sql: scaleCase, members: 4 },
}

/** What a metric may be asked by whose facts know nothing but their unit, down to this one. */
export const UNIT_DIMENSIONS: Record<'CITY' | 'COUNTY', readonly Dimension[]> = {
  CITY: ['PERIOD', 'CITY', 'ASSESSMENT_GROUP'],
  COUNTY: ['PERIOD', 'CITY', 'COUNTY', 'ASSESSMENT_GROUP'],
}

export function nameOf(dimension: Dimension): string {
  return dimension === 'PERIOD' ? '期间' : DIMENSIONS[dimension].name
}

/** A period is the frame's number. */
export function columnOf(dimension: Dimension): string {
  return dimension === 'PERIOD' ? 'i' : DIMENSIONS[dimension].column
}

export function isState(dimension: KeyDimension): boolean {
  return DIMENSIONS[dimension].known === 'STATE'
}
