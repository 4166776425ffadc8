/**
 * The wall in a real browser: at its sizes nothing overflows or is too small; its scenes take turns, can be held and
 * reopened; the race is the server's; it runs on through months and releases nothing that it does not need.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, watched } from '../support/browser.ts'
import { NOW, useHouse, WALL_TOKEN } from '../support/house.ts'

const root = join(import.meta.dirname, '../../..')
const artefacts = join(root, 'test/artefacts')
const PATIENCE = 30_000
const SIZES = [[1920, 1080], [3840, 2160], [6656, 1792], [1366, 768]] as const

const test = useHouse('province', { webDir: join(root, 'web/dist'), listen: true, pool: 10 })
const troubles: string[][] = []
let browser: Browser

beforeAll(async () => {
  mkdirSync(artefacts, { recursive: true })
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

interface Opened {
  size?: readonly [number, number]
  /** the browser's clock is ours: it goes on by itself and can be put forward */
  ownClock?: boolean
  /** runs in the page before anything else does */
  before?: () => void
}

async function openWall(query: string, { size = [1920, 1080], ownClock = false, before }: Opened = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] } })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  if (ownClock) await page.clock.install()
  if (before) await page.addInitScript(before)
  troubles.push(watched(page, test.origin))
  await page.goto(`${test.origin}/wall${query}#token=${WALL_TOKEN}`)
  await page.getByText('沈阳').first().waitFor()
  return page
}

/** Every step of the race as it comes to be shown, however fast the machine is. */
function recordSteps(): void {
  const steps: string[] = []
  Object.assign(globalThis, { steps })
  new MutationObserver(() => {
    const step = document.querySelector('.ranks .step b')?.textContent
    const text = step && step + (document.querySelector('.rungs.shown') ? ' with gaps' : '')
    if (text && text !== steps[steps.length - 1]) steps.push(text)
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['class'] })
}

const titleOf = (page: Page) => page.locator('h1').innerText()
const sceneIs = (page: Page, name: string) => page.locator('h1', { hasText: name }).waitFor()
const placesOf = (page: Page) => page.locator('.ranks .rows .row .name').allInnerTexts()

/** Text that cannot be read: too small, out of the picture, cut off, or written over other text. */
function faultsOf(): string[] {
  const found: string[] = []
  const written: { text: string; box: DOMRect; panel: Element | null }[] = []
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) found.push('the page scrolls')
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const nodes = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent!.trim())
    if (!nodes.length || getComputedStyle(element).visibility === 'hidden' || element.closest('[aria-hidden="true"], .visually-hidden, script, style')) continue
    const text = nodes.map((node) => node.textContent!.trim()).join('')
    const range = document.createRange()
    range.setStartBefore(nodes[0]!)
    range.setEndAfter(nodes[nodes.length - 1]!)
    const box = range.getBoundingClientRect()
    if (!box.width) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < 17.9) found.push(`${size}px: ${text.slice(0, 20)}`)
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1) found.push(`outside: ${text.slice(0, 20)}`)
    // Events that have no room are put on a line that is not shown, whole.
    const events = element.closest('.line ul')
    if (events && box.top >= events.getBoundingClientRect().bottom - 1) continue
    const panel = element.closest('section, .tile, header')
    const frame = panel?.getBoundingClientRect()
    if (frame && (box.right > frame.right + 1 || box.bottom > frame.bottom + 1)) found.push(`over its panel: ${text.slice(0, 20)}`)
    if (!(element instanceof SVGElement)) written.push({ text, box, panel })
  }
  written.forEach((one, nth) => {
    for (const other of written.slice(nth + 1)) {
      if (one.panel !== other.panel) continue
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      // Lines of text may touch; half a line is written over.
      if (across > 2 && down > Math.min(one.box.height, other.box.height) / 2) found.push(`written over each other: ${one.text.slice(0, 12)} | ${other.text.slice(0, 12)}`)
    }
  })
  return found
}

describe('the wall at its sizes', () => {
  /** Of each density and layout the usual metric, and once one by year and a rate, which are written differently. */
  const askedAt = ([width, height]: readonly [number, number]) => {
    const scenes = [`scene=overview`, `scene=chase&at=2025-10`]
    const others = width < 3840 ? ['scene=overview&metric=RD_EXPENDITURE', 'scene=chase&metric=RD_EXPENDITURE&at=2024', 'scene=overview&metric=CONTRACT_FULFILMENT_RATE', 'scene=chase&metric=CONTRACT_FULFILMENT_RATE&at=2025-10'] : []
    const pages = height === 768 ? ['', '&page=2'] : ['']
    return [...scenes, ...others].flatMap((query) => pages.map((page) => query + page))
  }
  it.each(SIZES)('at %i x %i no text overflows, is written over or is under 18 pixels', async (...size) => {
    const page = await openWall('?every=0', { size })
    const faults: string[] = []
    for (const query of askedAt(size)) {
      await page.goto(`${test.origin}/wall?every=0&${query}`)
      await page.locator('.board .value, .rungs.shown, .ranks .none').first().waitFor()
      await page.waitForTimeout(1500)
      await page.screenshot({ path: join(artefacts, `wall-${query.replace(/[^\w]+/g, '-')}-${size.join('x')}.png`) })
      faults.push(...(await page.evaluate(faultsOf)).map((fault) => `${query}: ${fault}`))
    }
    expect(faults).toEqual([])
    await page.context().close()
  }, 240_000)
})

describe('the race', () => {
  const STEP = `query($period: PeriodKey!) { snapshot { cube(periods: {grain: MONTH, from: $period, to: $period}) {
    rows(first: 15, orderBy: [{metric: CAPITAL_USED}]) { nodes { key { city { shortName } } capitalUsed { rank { position } } } } } } }`

  it('stands at each step as the server ordered it, and the address reopens a step', async () => {
    const page = await openWall('?scene=chase&every=0&at=2025-03')
    for (const at of ['2025-03', '2025-07', '2025-10']) {
      await page.goto(`${test.origin}/wall?scene=chase&every=0&at=${at}`)
      await page.locator('.ranks .rows .row .name').first().waitFor()
      const { data } = await test.as('analyst')(STEP, { period: at })
      expect(await placesOf(page)).toEqual(data.snapshot.cube.rows.nodes.map((row: { key: { city: { shortName: string } } }) => row.key.city.shortName))
    }
    await page.context().close()
  }, 120_000)

  it('runs from January to the last month by itself, stays there, and only then shows the gaps', async () => {
    const page = await openWall('?scene=chase&every=0', { ownClock: true, before: recordSteps })
    await page.locator('.ranks .step b').waitFor()
    for (let nth = 0; nth < 14; nth++) await page.clock.runFor(2400)
    await page.locator('.rungs.shown').waitFor()
    const seen = await page.evaluate(() => (globalThis as never as { steps: string[] }).steps)
    expect(seen).toEqual([...Array.from({ length: 9 }, (_, nth) => `${nth + 1}月`), '10月 with gaps'])
    await page.context().close()
  }, 120_000)

  /** What is less than 0.1 is written as that. */
  const writtenGap = (text: string) => (text.trim().startsWith('<') ? '0.0' : Number.parseFloat(text.replace(/,/g, '')).toFixed(1))

  it('says the gaps that the server says', async () => {
    const page = await openWall('?scene=chase&every=0&at=2025-10')
    const { data } = await test.as('analyst')(`{ snapshot { cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}) {
      rows(first: 15, orderBy: [{metric: CAPITAL_USED}]) { nodes { capitalUsed { rank { gapToNext { difference } } } } } } } }`)
    const gaps = data.snapshot.cube.rows.nodes.slice(1).map((row: { capitalUsed: { rank: { gapToNext: { difference: string } } } }) => (Number(row.capitalUsed.rank.gapToNext.difference) / 10_000).toFixed(1))
    await page.locator('.rungs.shown').waitFor()
    expect((await page.locator('.rungs .gap').allInnerTexts()).map(writtenGap)).toEqual(gaps)
    await page.context().close()
  }, 120_000)
})

describe('scenes', () => {
  it('take turns, name themselves in the address and leave no trail in the history', async () => {
    const page = await openWall('', { ownClock: true })
    const trail = await page.evaluate(() => history.length)
    expect(await titleOf(page)).toBe('全省总览')
    await page.clock.runFor(61_000)
    await sceneIs(page, '你追我赶')
    expect(new URL(page.url()).searchParams.get('scene')).toBe('chase')
    await page.clock.runFor(61_000)
    await sceneIs(page, '全省总览')
    expect(new URL(page.url()).searchParams.get('scene')).toBeNull()
    expect(await page.evaluate(() => history.length)).toBe(trail)
    await page.context().close()
  }, 120_000)

  it('stay a while after a step by hand, and for good once they are held', async () => {
    const page = await openWall('?every=20', { ownClock: true })
    await page.keyboard.press('ArrowRight')
    await sceneIs(page, '你追我赶')
    await page.clock.runFor(100_000)
    expect(await titleOf(page)).toBe('你追我赶')
    await page.keyboard.press(' ')
    await page.getByText('已停住').waitFor()
    await page.clock.runFor(300_000)
    expect(await titleOf(page)).toBe('你追我赶')
    await page.keyboard.press(' ')
    await page.clock.runFor(30_000)
    await sceneIs(page, '全省总览')
    await page.context().close()
  }, 120_000)

  it('step at a tap, and keep the metric', async () => {
    const page = await openWall('?every=0')
    await page.keyboard.press('2')
    await page.getByRole('button', { name: '你追我赶' }).click()
    await page.getByText('吸纳就业（核实）').first().waitFor()
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('scene'), searchParams.get('metric')]).toEqual(['chase', 'JOBS_CREATED'])
    await page.context().close()
  }, 120_000)

  it('let go of their charts: nodes and listeners stay as many, however often they take turns', async () => {
    const page = await openWall('?every=0')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    const rounds = async (count: number) => {
      for (let nth = 0; nth < count; nth++) {
        await page.keyboard.press('ArrowRight')
        await sceneIs(page, '你追我赶')
        await page.locator('.field .course svg').waitFor()
        await page.keyboard.press('ArrowRight')
        await sceneIs(page, '全省总览')
        await page.locator('.at-map .chart svg').waitFor()
        await expect.poll(() => page.locator('.chart svg').count(), { timeout: PATIENCE }).toBe(7)
      }
      await devtools.send('HeapProfiler.collectGarbage')
      const { metrics } = await devtools.send('Performance.getMetrics')
      const of = (name: string) => metrics.find((metric) => metric.name === name)!.value
      return { nodes: of('Nodes'), listeners: of('JSEventListeners') }
    }
    const before = await rounds(3)
    const after = await rounds(8)
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5)
    expect(after.nodes).toBeLessThan(before.nodes * 1.15)
    await page.context().close()
  }, 240_000)
})

describe('a wall that runs for weeks', () => {
  it('goes on to the next month when one is reached, and past midnight', async () => {
    const page = await openWall('?every=0', { ownClock: true })
    await page.locator('.window', { hasText: '2025年1—10月' }).waitFor()
    // After the cities' deadline for November, the fourth working day of December at 18:00, one of them signs.
    test.house.setClock(() => new Date('2025-12-04T23:59:30+08:00'))
    const zeros = '[{family: FOREIGN, reason: NO_PROJECT_DUE}, {family: DOMESTIC, reason: NO_PROJECT_DUE}]'
    expect((await test.as('huludao-lead')(`mutation { signReturn(unit: "211400", month: "2025-11", zeros: ${zeros}) { status } }`)).errors).toEqual([])
    await page.locator('.window', { hasText: '2025年1—11月' }).waitFor()
    await page.locator('footer', { hasText: '数据截至 2025年11月' }).waitFor()
    await page.clock.fastForward('11:00')
    await page.locator('footer', { hasText: '12-04 23:59' }).waitFor()
    await page.clock.fastForward('00:40')
    await page.locator('footer', { hasText: '12-05 00:00' }).waitFor()
    test.house.setClock(() => NOW)
    await page.context().close()
  }, 120_000)

  it('sends hashes only, and is no more than 450 kB of script', async () => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    const bodies: string[] = []
    const scripts: Promise<number>[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql') && request.method() === 'POST') bodies.push(request.postData() ?? '')
    })
    page.on('response', (response) => {
      if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(response.body().then((body) => gzipSync(body).length))
    })
    await page.goto(`${test.origin}/wall?every=0#token=${WALL_TOKEN}`)
    await page.locator('.at-map .chart svg').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.locator('.field .course svg').waitFor()
    const questions = bodies.map((body) => JSON.parse(body) as { documentId?: string; query?: string })
    expect(questions.length).toBeGreaterThan(4)
    expect(questions.filter(({ documentId, query }) => !documentId || query)).toEqual([])
    const sizes = await Promise.all(scripts)
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000)
    await context.close()
  }, 120_000)

  it('asked nothing of another host, and threw nothing', () => {
    expect(troubles.flat()).toEqual([])
  })
})
