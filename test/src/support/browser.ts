/** A real browser from the package registry (Debian's chromium where there is one), driven with time limits. */
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'

const DEBIAN = '/usr/bin/chromium'
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic']

export async function openBrowser(): Promise<Browser> {
  if (existsSync(DEBIAN)) return chromium.launch({ executablePath: DEBIAN, args: QUIET })
  // The package unpacks once into TMPDIR and then uses whatever lies there: a folder of its own per version.
  const folder = join(tmpdir(), 'jingxian-chromium-153')
  mkdirSync(folder, { recursive: true })
  process.env['TMPDIR'] = folder
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const options = { executablePath: await packed.executablePath(), args: [...packed.args, ...QUIET] }
  try {
    return await chromium.launch(options)
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error
    // A bare machine lacks libnss3 and its kin; the package brings them along, unpacked only when asked.
    await inflate(join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin/al2023.tar.br'))
    return chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } })
  }
}

/** Requests to other places and errors of the page, collected while it is used. */
export function watched(page: Page, origin: string): string[] {
  const found: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) found.push(`request to ${url}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) found.push(message.text())
  })
  page.on('pageerror', (error) => found.push(`${error.name}: ${error.message}`))
  return found
}
