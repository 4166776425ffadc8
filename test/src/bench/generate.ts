/**
 * The province of the benchmarks, made by SQL: the same rows on every run and machine. Numbers are drawn from a hash of the
 * row's own number. Tables are filled past the services (five million commands would take days), in the shapes that the
 * services write: every accepted entry has its facts, every version its city sums, every city its signed returns.
 */
import { Client } from 'pg'
import { addMonths, monthKey } from '@jingxian/schema/vocabulary/period'

export interface Size {
  entries: number
  projects: number
}

/** 120 months up to the last that the bench asks about. */
export const MONTHS = 120
export const LAST = 202510
const FIRST = addMonths(LAST, 1 - MONTHS)

type Say = (line: string) => void

/** Indexes are made after the rows; foreign keys are true by construction. */
const FILLED = ['project', 'project_investor', 'stage_event', 'data_version', 'entry', 'fact', 'city_fact']

export async function generate(superuserUrl: string, size: Size, say: Say): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set synchronous_commit = off`)
    const { rows: indexes } = await client.query<{ name: string; def: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index i
       where indrelid::regclass::text = any ($1) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
      [FILLED],
    )
    for (const { name } of indexes) await client.query(`drop index ${name}`)
    for (const [what, statement] of statements(size)) {
      say(`  ${what}`)
      await client.query(statement)
    }
    say('  indexes')
    for (const { def } of indexes) await client.query(def)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** A number below `n` that belongs to row `row`. */
const draw = (row: string, salt: number, n: number | string) => `(abs(hashint8extended(${row}, ${salt})) % ${n})`
const uuid = (kind: string, n: string) => `('0${kind}000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const MONTH = (index: string) => `(select month from bench_month where i = ${index})`
/** The version in which a city's month was accepted: one per month and city, after the first, which knows the projects. */
const VERSION = (month: string, unit: string) => `(2 + ${month} * 15 + ${unit})`

function statements({ entries, projects }: Size): [string, string][] {
  return [
    ['calendar and counties', calendar()],
    [`${projects} projects`, projectRows(projects)],
    ['investors and stages', partRows()],
    ['versions', versionRows()],
    [`${entries} entries`, entryRows(entries)],
    ['their facts', factRows()],
    ['sums by city', cityRows()],
  ]
}

function calendar(): string {
  const months = Array.from({ length: MONTHS }, (_, i) => `(${i}, ${addMonths(FIRST, i)}, '${monthKey(addMonths(FIRST, i))}')`)
  return `
    drop table if exists bench_month, bench_unit, bench_county, bench_project, bench_industry;
    create table bench_month (i int primary key, month int, key text);
    insert into bench_month values ${months.join(', ')};
    create table bench_unit as select (row_number() over (order by id) - 1)::int as i, id from region where level in ('CITY', 'ZONE');
    create table bench_county as
      select u.i as unit, (row_number() over (partition by u.i order by r.id) - 1)::int as i, count(*) over (partition by u.i)::int as n, r.id
      from region r join bench_unit u on u.id = r.city where r.level in ('COUNTY', 'ZONE');
    create table bench_industry as select (row_number() over (order by code) - 1)::int as i, count(*) over ()::int as n, code from industry where section in ('A', 'C', 'D', 'F', 'G', 'I', 'M')`
}

/** Each signed in its month, one in four with foreign money; every unit has as many as the next. */
function projectRows(projects: number): string {
  return `
    create table bench_project as
      select p, ${uuid('1', 'p')} as id, u.i as unit, u.id as city, c.id as county, d.code as industry, case when p % 4 = 0 then 'FOREIGN' else 'DOMESTIC' end as nature,
             ${draw('p', 1, MONTHS)}::int as signed, (1000 + ${draw('p', 2, 200_000)})::numeric(20,4) as invested
      from generate_series(1, ${projects}) p
      join bench_unit u on u.i = p % 15
      join bench_county c on c.unit = u.i and c.i = ${draw('p', 3, 'c.n')}
      join bench_industry d on d.i = ${draw('p', 4, 'd.n')};
    create unique index on bench_project (p);
    insert into project (id, project_no, name, kind, capital_nature, industry, city, county, company, total_investment, contract_foreign, contract_domestic, contract_date, stage, stage_since, version)
      select id, 'LN-' || city || '-B-' || lpad(p::text, 5, '0'), '基准项目' || p, 'NEW', nature, industry, city, county, '基准公司' || p, invested,
             case when nature = 'FOREIGN' then round(invested / 7, 4) end, case when nature = 'DOMESTIC' then invested end,
             m.key || '-10', case when p % 3 = 0 then 'PRODUCING' else 'STARTED' end, m.key || '-20', 1
      from bench_project join bench_month m on m.i = signed`
}

function partRows(): string {
  return `
    insert into project_investor (id, project, city, county, position, name, uscc, country, origin, share_pct, contribution)
      select ${uuid('2', 'p * 2 + n')}, id, city, county, n, '基准投资方' || (p * 2 + n), null, case when nature = 'FOREIGN' then 'DE' end,
             case when nature = 'FOREIGN' then 'FOREIGN' else 'OUT_OF_PROVINCE' end, case n when 0 then 60 else 40 end, 'CASH'
      from bench_project, generate_series(0, 1) n;
    insert into stage_event (id, project, city, county, position, from_stage, to_stage, event_date, recorded_at, actor, is_regress)
      select ${uuid('3', 'p * 8 + n')}, id, city, county, n, case when n > 0 then stage[n] end, stage[n + 1], m.key || '-' || (10 + n * 2), (m.key || '-' || (10 + n * 2))::timestamptz, 'bench', false
      from bench_project join bench_month m on m.i = signed,
           lateral (select array['LEAD', 'NEGOTIATING', 'SIGNED', 'ESTABLISHED', 'PERMITTING', 'STARTED'] as stage) s, generate_series(0, 5) n`
}

function versionRows(): string {
  return `
    insert into data_version (id, at, day, nth_of_day, cause, cities, months)
      select 1, '${monthKey(FIRST)}-01'::timestamptz, '${monthKey(FIRST)}-01', 1, 'PROJECTS_SIGNED', array[]::int[], array[]::int[]
      union all
      select ${VERSION('m.i', 'u.i')}, (m.key || '-28')::timestamptz + interval '5 days' + u.i * interval '1 minute', to_char((m.key || '-28')::date + 5, 'YYYY-MM-DD'), u.i + 1, 'ENTRIES_ACCEPTED', array[u.id], array[m.month]
      from bench_month m, bench_unit u`
}

/** Spread evenly over the months, in the order of time, each to a project drawn by its number. */
function entryRows(entries: number): string {
  return `
    insert into entry (id, kind, project, city, county, industry, month, business_date, content, weight, status, step_seq, accepted_amount, assurance, known_from, submitted_at, submitted_by, submitter)
      select ${uuid('4', 'e.n')}, 'CAPITAL', b.id, b.city, b.county, b.industry, m.month, e.day,
             jsonb_build_object('family', b.nature, 'form', 'CASH', 'origin', 'OUT_OF_PROVINCE', 'amount', e.amount::text, 'currency', case b.nature when 'FOREIGN' then 'USD' else 'CNY' end,
               'receivedOn', e.day, 'payerCountry', case b.nature when 'FOREIGN' then e.country end, 'toCny', case b.nature when 'FOREIGN' then '7.1' else '1' end, 'usdToCny', '7.1'),
             round(e.amount * case b.nature when 'FOREIGN' then 7.1 else 1 end, 4), 'ACCEPTED', 3, e.amount, case when e.n % 3 = 0 then 'DOCUMENTED' else 'REPORTED' end,
             ${VERSION('m.i', 'b.unit')}, (e.day)::timestamptz + interval '9 hours', 'bench', 0
      from (select n, (n - 1) * ${MONTHS} / ${entries} as month, ${draw('n', 5, 1_000_000)}::numeric / 10000 + 1 as amount,
                   1 + ${draw('n', 6, '(select count(*) from bench_project)')} as project, (array['DE', 'JP', 'HK', 'KR', 'US', 'SG'])[1 + ${draw('n', 7, 6)}] as country,
                   ${MONTH(`((n - 1) * ${MONTHS} / ${entries})::int`).replace('select month', 'select key')} || '-' || lpad((1 + ${draw('n', 8, 28)})::text, 2, '0') as day
            from generate_series(1::bigint, ${entries}) n) e
      join bench_month m on m.i = e.month join bench_project b on b.p = e.project`
}

/** As `capitalMeasures` counts them: yuan once, foreign money in dollars and in yuan; and what a signature marks. */
function factRows(): string {
  const keys = 'version, measure, city, county, month, cohort, industry, country, nature, project, entry, basis, assurance, value, entries'
  return `
    insert into fact (${keys})
      select e.known_from, x.measure, e.city, e.county, e.month, case when s.month <= e.month then s.month end, e.industry, e.content ->> 'payerCountry', b.nature, e.project, e.id, 1,
             case e.assurance when 'DOCUMENTED' then 2 else 1 end, x.value, 1
      from entry e join bench_project b on b.id = e.project join bench_month s on s.i = b.signed,
           lateral (select 'DOMESTIC_CNY' as measure, e.weight as value where b.nature = 'DOMESTIC'
                    union all select 'FOREIGN_USD', e.accepted_amount where b.nature = 'FOREIGN'
                    union all select 'FOREIGN_CNY', e.weight where b.nature = 'FOREIGN') x;
    insert into fact (${keys})
      select 1, x.measure, b.city, b.county, s.month, x.cohort, b.industry, null, b.nature, b.id, null, 1, 3, x.value, 1
      from bench_project b join bench_month s on s.i = b.signed,
           lateral (values ('LIBRARY_PROJECT', null::int, 1), ('LIBRARY_INVESTMENT', null, b.invested), ('CONTRACT_CNY', s.month, b.invested), ('PROJECT_SIGNED', s.month, 1),
                           ('PROJECT_PERFORMED', s.month, 1), ('PROJECT_STARTED', s.month, 1)) x (measure, cohort, value)`
}

function cityRows(): string {
  return `
    insert into city_fact (version, measure, city, month, cohort, basis, assurance, value, entries)
      select version, measure, city, month, cohort, basis, assurance, sum(value), sum(entries) from fact group by 1, 2, 3, 4, 5, 6, 7;
    insert into city_fact (version, measure, city, month, cohort, basis, assurance, value, entries)
      select ${VERSION('m.i', 'u.i')}, 'RETURN_CITY', u.id, m.month, null, 1, 3, 1, 1 from bench_month m, bench_unit u;
    drop table bench_month, bench_unit, bench_county, bench_project, bench_industry`
}
