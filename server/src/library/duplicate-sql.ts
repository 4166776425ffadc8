/** The look-up behind rules 19-21, one statement for any number of projects. Each arm reaches the others by an index. */
import { NEAR } from './duplicate.rules.ts'
import { STRUCK } from './stage.moves.ts'

/** So many of a kind per project are enough for a person. */
const MOST = 20

const OPEN = `stage not in (${STRUCK.map((stage) => `'${stage}'`).join(', ')})`
const day = (sign: '+' | '-') => `to_char(m.contract_date::date ${sign} ${NEAR.days}, 'YYYY-MM-DD')`
const sharing = (condition: string) => `exists (
      select 1 from project_investor i join project_investor j on ${condition}
      where i.project = m.id and j.project = o.id)`
const INVESTOR = sharing('j.uscc = i.uscc or j.match_name = i.match_name or j.match_controller = i.match_controller')
/** From the controllers of the one to the projects of the other: by name alone the index would weigh half the library. */
const CONTROLLED = `exists (select 1 from project_investor i where i.project = m.id and i.match_controller is not null) and o.id in (
      select j.project from project_investor i join project_investor j on j.match_controller = i.match_controller where i.project = m.id)`

const arm = (rule: number, on: string, where = 'true') => `
  select m.id as mine, m.city as mine_city, m.county as mine_county, o.id as other, o.city as other_city, o.county as other_county, ${rule} as rule
  from mine m join project o on ${on} where o.id <> m.id and o.${OPEN} and ${where}`

export function duplicatesSql(projects: number): string {
  return `with mine as materialized (
  select id, city, county, national_code, match_name, contract_date, total_investment from project
  where id in (${Array.from({ length: projects }, () => '?').join(', ')}) and ${OPEN}),
found as (${[
    arm(20, 'o.national_code = m.national_code'),
    arm(19, `o.county = m.county and o.contract_date between ${day('-')} and ${day('+')}`, `abs(o.total_investment - m.total_investment) <= ${NEAR.amount} * greatest(o.total_investment, m.total_investment) and ${INVESTOR}`),
    arm(21, 'o.county = m.county and o.match_name % m.match_name'),
    arm(21, 'o.match_name % m.match_name', `o.county <> m.county and ${CONTROLLED}`),
  ].join('\n  union all')})
select mine, mine_city as "mineCity", mine_county as "mineCounty", other, other_city as "otherCity", other_county as "otherCounty", rule
from (select f.*, row_number() over (partition by mine, rule order by other desc) as nth from found f) numbered where nth <= ${MOST}`
}
