/**
 * One figure's journey in a real browser: a county types an amount with its evidence, its city reviews, the province
 * accepts, and the leaderboard and the wall, open all the while, move by themselves.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, watched } from '../support/browser.ts'
import { aProject } from '../support/factories.ts'
import { PASSWORD, useHouse, WALL_TOKEN } from '../support/house.ts'

const root = join(import.meta.dirname, '../../..')
const artefacts = join(root, 'test/artefacts')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATIENCE = 20_000
/** 万元: enough to carry 铁西's city past nobody, and to be seen in two decimals of 亿. */
const AMOUNT = '123456'

const test = useHouse('province', { webDir: join(root, 'web/dist'), listen: true, pool: 10 })
let browser: Browser
let project: string
let wall: Page
let board: Page

beforeAll(async () => {
  mkdirSync(artefacts, { recursive: true })
  project = await aProject(test.house, { name: '铁西旅程轴承项目', nationalCode: '2025-210106-34-01-JR26AA', totalInvestment: '600000', contractDomestic: '500000' })
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

async function open(path: string, { login, width = 1440, height = 900 }: { login?: string; width?: number; height?: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  lists.push(watched(page, test.origin))
  if (login) await signIn(page, login)
  await page.goto(test.origin + path)
  return page
}

const lists: string[][] = []

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${test.origin}/login`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(artefacts, `${name}.png`) })
}

/** No serious violation of accessibility on what is shown now. */
async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run()
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
  })
  expect(found).toEqual([])
}

const shenyangOnBoard = (page: Page) => page.getByRole('row', { name: /沈阳/ }).first()
const shenyangText = async (page: Page) => (await shenyangOnBoard(page).innerText()).replace(/\s+/g, ' ')

describe('one figure, from a county to the wall', () => {
  let before: string
  let onWall: string

  it('the leaderboard and the wall are open', async () => {
    board = await open('/leaderboards', { login: 'leader' })
    await shenyangOnBoard(board).waitFor().catch(async (error: unknown) => {
      await picture(board, 'failed')
      throw error
    })
    before = await shenyangText(board)
    wall = await open(`/wall#token=${WALL_TOKEN}`, { width: 1920, height: 1080 })
    await wall.getByText('全省总览').first().waitFor()
    await shenyangOnBoard(wall).waitFor()
    onWall = await shenyangText(wall)
    await accessible(board)
  }, 120_000)

  it('the county enters an amount with its papers and submits it', async () => {
    const desk = await open(`/entry/new?project=${project}`, { login: 'tiexi' })
    await desk.getByText('铁西旅程轴承项目').first().waitFor()
    await desk.getByRole('radio', { name: '内资' }).or(desk.getByRole('button', { name: '内资', exact: true })).first().click()
    for (const [field, choice] of [['资金来源', /^省外/], ['出资形式', /^现金/], ['用途', /^固定资产/], ['币种', /人民币/]] as const) {
      await desk.getByLabel(field).click()
      await desk.getByRole('option', { name: choice }).click()
    }
    await desk.getByRole('textbox', { name: '收款日期' }).fill('2025-10-20')
    await desk.getByRole('textbox', { name: '金额', exact: true }).first().fill(AMOUNT)
    await desk.getByRole('textbox', { name: '付款方', exact: true }).fill('苏州恒远精密机械有限公司')
    await desk.locator('input[type="file"]').first().setInputFiles([
      { name: '银行回单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% receipt ${project}\n%%EOF`) },
      { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% contract ${project}\n%%EOF`) },
    ])
    await desk.getByText('银行回单.pdf').first().waitFor()
    await desk.getByText(/已存/).first().waitFor()
    await accessible(desk)
    await picture(desk, 'entry')
    await desk.getByRole('button', { name: '提交初审', exact: true }).click()
    await desk.getByRole('alertdialog').getByRole('button', { name: '提交初审' }).click()
    await desk.getByText('已提交').first().waitFor()
    await picture(desk, 'receipt')
    await desk.context().close()
  }, 180_000)

  it('the city passes it, the province accepts it', async () => {
    const { data } = await test.as('analyst')('{ entries(filter: {search: "铁西旅程"}) { nodes { id status submittedBy } } }')
    expect(data.entries.nodes).toHaveLength(1)
    const [{ id }] = data.entries.nodes
    const city = await open(`/review?entry=${id}`, { login: 'shenyang-lead' })
    await city.getByRole('button', { name: /初审通过/ }).click()
    await expectStatus(id, 'CITY_REVIEWED')
    await city.context().close()
    const province = await open(`/review?entry=${id}`, { login: 'reviewer' })
    await province.getByText('铁西旅程轴承项目').first().waitFor()
    await province.getByText('全部一致').click()
    await accessible(province)
    await picture(province, 'review')
    await province.getByRole('button', { name: /核实入账/ }).click()
    await expectStatus(id, 'ACCEPTED')
    await province.context().close()
  }, 180_000)

  it('the leaderboard and the wall have moved by themselves', async () => {
    await expect.poll(() => shenyangText(board), { timeout: PATIENCE }).not.toBe(before)
    const { data } = await test.as('leader')('{ snapshot { label cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, filter: {city: ["210100"]}) { rows { nodes { capitalUsed { display(unit: YI_YUAN) } } } } } }')
    const shown = data.snapshot.cube.rows.nodes[0].capitalUsed.display.replace(' 亿元', '')
    await shenyangOnBoard(board).getByText(shown).first().waitFor()
    // The wall names the version of its picture, so the label alone would do; its row has moved with it.
    await wall.getByText(data.snapshot.label).first().waitFor()
    expect(await shenyangText(wall)).not.toBe(onWall)
    await picture(board, 'leaderboard')
    await picture(wall, 'wall')
  }, 120_000)

  it('nothing was asked of another host, and no page threw', () => {
    expect(lists.flat()).toEqual([])
  })

  async function expectStatus(id: string, status: string): Promise<void> {
    await expect.poll(async () => (await test.as('analyst')('query($id: ID!) { entry(id: $id) { status } }', { id })).data.entry.status, { timeout: PATIENCE }).toBe(status)
  }
})
