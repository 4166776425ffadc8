/** The first page of the desk in a real browser: the province looks into everything, a bureau into its own. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, watched } from '../support/browser.ts'
import { PASSWORD, useHouse } from '../support/house.ts'

const root = join(import.meta.dirname, '../../..')
const artefacts = join(root, 'test/artefacts')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATIENCE = 60_000

const test = useHouse('province', { webDir: join(root, 'web/dist'), listen: true, pool: 10 })
const faults: string[][] = []
let browser: Browser

beforeAll(async () => {
  mkdirSync(artefacts, { recursive: true })
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

async function openAs(login: string, path = '/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  faults.push(watched(page, test.origin))
  await page.goto(`${test.origin}/login`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  if (path !== '/') await page.goto(test.origin + path)
  return page
}

/** No serious violation of accessibility on what is shown now. */
async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run()
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`)
  })
  expect(found).toEqual([])
}

const picture = (page: Page, name: string) => page.screenshot({ path: join(artefacts, `${name}.png`) })
const card = (page: Page, family: string) => page.getByRole('button', { name: new RegExp(`^${family}.*整页看`) })

describe('a permanent link', () => {
  it('shows its snapshot, whatever has become known since, and what the API says of it', async () => {
    const SUM = 'query($id: ID) { snapshot(id: $id) { id label cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) { grandTotal { capitalUsed { display(unit: YI_YUAN, digits: 1) } } } } }'
    const newest = (await test.as('leader')(SUM)).data.snapshot
    // Before the last entries of October were known.
    const past = (await test.as('leader')(SUM, { id: String(Number(newest.id) - 4) })).data.snapshot
    const [now, then] = [newest, past].map(({ cube }) => cube.grandTotal.capitalUsed.display.replace(' 亿元', ''))
    expect(then).not.toBe(now)
    const page = await openAs('leader', `/?snapshot=${past.id}`)
    await page.getByRole('button', { name: `资金利用实际到位资金 ${then}：这个数怎么来的` }).waitFor()
    await page.getByText(past.label.replace('S-', '')).first().waitFor()
    await page.context().close()
  }, 120_000)
})

describe('the province’s first page', () => {
  it('shows a leader four families and fifteen units, and what the API says of them', async () => {
    const page = await openAs('leader')
    await page.getByRole('table', { name: '全省对比表' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.getByRole('table', { name: '全省对比表' }).getByRole('button', { name: /的县区$/ }).count()).toBe(14)
    const { data } = await test.as('leader')('{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, groupBy: [PERIOD]) { rows { nodes { capitalUsed { display(unit: YI_YUAN, digits: 1) } jobsCreated { display(digits: 0) } } } } } }')
    const [{ capitalUsed, jobsCreated }] = data.snapshot.cube.rows.nodes
    await page.getByRole('button', { name: `资金利用实际到位资金 ${capitalUsed.display.replace(' 亿元', '')}：这个数怎么来的` }).waitFor()
    await page.getByRole('button', { name: `吸纳就业吸纳就业（核实） ${jobsCreated.display.replace(' 人', '')}：这个数怎么来的` }).waitFor()
    await page.locator('.area .chart svg').waitFor()
    await accessible(page)
    await picture(page, 'province')
    await page.context().close()
  }, 240_000)

  it('changes its metric, looks into a city from the map, explains a figure, and goes back', async () => {
    const page = await openAs('leader')
    await card(page, '吸纳就业').click()
    await page.waitForURL(/metric=JOBS_CREATED/)
    await page.locator('.area .chart svg').waitFor()
    await page.getByText('吸纳就业（核实），人，数字为名次').waitFor()
    // 大连 lies in the south of the map.
    const box = (await page.locator('.area .chart').boundingBox())!
    await expect
      .poll(
        async () => {
          for (const [x, y] of [[0.46, 0.78], [0.44, 0.82], [0.48, 0.75], [0.42, 0.86]] as const) {
            await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
            if (/city=21\d\d00/.test(page.url())) return true
          }
          return false
        },
        { timeout: PATIENCE },
      )
      .toBe(true)
    await page.getByText('各县区对比').waitFor()
    const figure = page.getByRole('table').getByRole('button', { name: /：这个数怎么来的$/ }).first()
    await figure.click()
    const drawer = page.getByRole('dialog', { name: '这个数怎么来的' })
    await drawer.getByText('JOBS_CREATED').first().waitFor()
    await drawer.getByText('query ExplainFigure').waitFor()
    await accessible(page)
    await picture(page, 'province-counties')
    await page.goBack()
    await page.getByRole('table', { name: '全省对比表' }).waitFor()
    expect(page.url()).toContain('metric=JOBS_CREATED')
    await page.context().close()
  }, 240_000)

  it('opens the board on published figures, whose missing unit is not a zero', async () => {
    const page = await openAs('leader')
    await page.getByRole('link', { name: /公开统计/ }).click()
    await page.waitForURL(/metric=PUBLISHED_FDI&period=2021/)
    const first = page.getByRole('row', { name: /大连/ }).first()
    await first.getByText('168,431').waitFor()
    const zone = page.getByRole('row', { name: /沈抚示范区/ }).first()
    await zone.getByText('未报').waitFor()
    await page.getByText('汇编，未经官方核对').first().waitFor()
    await accessible(page)
    await picture(page, 'published-board')
    // Across the break of 2014 and 2015 there is no growth, but a reason.
    await page.goto(`${test.origin}/leaderboards?metric=PUBLISHED_FDI&period=2015`)
    await page.getByText(/口径断点/).first().waitFor()
    await page.context().close()
  }, 240_000)

  it('refuses a bureau the counties of another, in words and with a way on', async () => {
    const page = await openAs('dalian')
    await page.getByRole('table', { name: '全省对比表' }).waitFor()
    await page.getByText(/^大连市.*实际到位资金/).first().waitFor()
    // What would be refused is not offered; a link to it says so in words.
    expect(await page.getByRole('button', { name: /的县区$/ }).allInnerTexts()).toEqual(['大连'])
    await page.goto(`${test.origin}/?city=210100`)
    await page.getByText('看不到沈阳市的县区').waitFor()
    await page.getByText('只能看本单位的构成').waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await accessible(page)
    await picture(page, 'province-refused')
    await page.getByRole('button', { name: '看本市县区' }).click()
    await page.getByRole('table', { name: '大连市对比表' }).waitFor()
    await page.context().close()
  }, 240_000)

  it('asked nothing of another host, and no page threw', () => {
    expect(faults.flat()).toEqual([])
  })
})
