/**
 * One figure's journey in a real browser: a county types an amount with its evidence, its city reviews, the province
 * accepts, and the leaderboard and the wall, open all the while, move by themselves.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, watched } from '../support/browser.ts'
import { aProject } from '../support/factories.ts'
import { PASSWORD, useHouse, WALL_TOKEN } from '../support/house.ts'

const root = join(import.meta.dirname, '../../..')
const artefacts = join(root, 'test/artefacts')
const test = useHouse('province', { webDir: join(root, 'web/dist'), listen: true })
