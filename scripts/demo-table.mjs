// Prints the tables of docs/demo.md from a demo that runs:  node scripts/demo-table.mjs http://127.0.0.1:4000 <password>
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [origin, password] = process.argv.slice(2)
if (!origin || !password) {
  process.stderr.write('Say: node scripts/demo-table.mjs <address> <password of the demo>\n')
  process.exit(1)
}

let cookie = ''
async function ask(query, variables = {}) {
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query, variables }) })
  cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
  return data
}

await ask('mutation($account: String!, $password: String!) { signIn(account: $account, password: $password) { id } }', { account: 'analyst', password })

/** Sums of a year up to a month, by unit; `rank` among the 15. */
async function units(month) {
  const { snapshot } = await ask(`{ snapshot { cube(periods: {grain: MONTH, from: "${month}", to: "${month}"}) {
    rows(first: 15) { nodes { key { city { code shortName } }
      foreign: metric(key: FOREIGN_CAPITAL_USED) { number } domestic: metric(key: DOMESTIC_CAPITAL_USED) { number }
      all: metric(key: CAPITAL_USED) { number rank { position } } projects: metric(key: PROJECTS_SIGNED) { number } } }
    grandTotal { foreignCapitalUsed { number } domesticCapitalUsed { number } capitalUsed { number } } } } }`)
  return { rows: new Map(snapshot.cube.rows.nodes.map((row) => [row.key.city.code, row])), total: snapshot.cube.grandTotal }
}

const facts = readFileSync(join(import.meta.dirname, '../seeds/data/city_facts.csv'), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
const published = (code, year, indicator) => facts.find((row) => row[0] === code && row[2] === String(year) && row[3] === indicator)?.[4]

const [y2023, y2024, before, after] = [await units('2023-12'), await units('2024-12'), await units('2025-07'), await units('2025-10')]
const yi = (number, digits = 0) => ((number ?? 0) / 10_000).toFixed(digits)
const printed = (value, digits) => (value === undefined ? '–' : yi(Number(value), digits))
const gdpAll = [...y2023.rows.keys()].reduce((sum, code) => sum + Number(published(code, 2023, 'gdp') ?? 0), 0)
const line = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`)

line('unit', 'foreign 2023, 亿美元', 'published', 'foreign 2024', 'published', 'domestic 2023, 亿元', 'share', 'share of GDP 2023, published', 'place Jan–Jul 2025', 'place Jan–Oct 2025')
line(...Array(10).fill('---'))
for (const [code, row] of y2023.rows) {
  const gdp = published(code, 2023, 'gdp')
  const share = (100 * row.domestic.number) / y2023.total.domesticCapitalUsed.number
  const places = [before, after].map(({ rows }) => rows.get(code).all.rank?.position ?? '–')
  const dollars = (year, of) => [yi(of.rows.get(code).foreign.number, 2), printed(published(code, year, 'fdi_utilised'), 2)]
  line(row.key.city.shortName, ...dollars(2023, y2023), ...dollars(2024, y2024), yi(row.domestic.number), `${share.toFixed(1)} %`, gdp ? `${((100 * Number(gdp)) / gdpAll).toFixed(1)} %` : '–', ...places)
}
process.stdout.write('\n')

const bulletin = async (what, month, number, told, source) => line(what, yi(number(await units(month)), 1), told, source)
line('province', 'in the demo', 'published', 'source')
line('---', '---', '---', '---')
await bulletin('all capital, Jan–Mar 2023, 亿元', '2023-03', ({ total }) => total.capitalUsed.number, '2,836.5', 'S37')
await bulletin('foreign capital, Jan–Sep 2023, 亿美元', '2023-09', ({ total }) => total.foreignCapitalUsed.number, '30.1', 'S38')
await bulletin('foreign capital, Jan–Mar 2025, 亿美元', '2025-03', ({ total }) => total.foreignCapitalUsed.number, '27.9', 'S39')
await bulletin('domestic capital of 大连, 2023, 亿元', '2023-12', ({ rows }) => rows.get('210200').domestic.number, '1,885.6', 'S13')
