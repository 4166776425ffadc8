import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BadSetting, exampleEnv, readConfig } from './config.ts'

it('needs nothing, listens on loopback, and shows the demo only with a database of its own', () => {
  expect(readConfig({})).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', demo: true, secure: false, origin: 'http://127.0.0.1:4000' })
  expect(readConfig({ DATABASE_URL: 'postgresql://a:b@c/d' }).demo).toBe(false)
  expect(readConfig({ DATABASE_URL: 'postgresql://a:b@c/d', DEMO: 'yes' }).demo).toBe(true)
  expect(readConfig({ DEMO: 'no', PORT: '' })).toMatchObject({ demo: false, PORT: 4000 })
})

it('follows the public address', () => {
  expect(readConfig({ PUBLIC_URL: 'https://jingxian.example/', HOST: '0.0.0.0' })).toMatchObject({ origin: 'https://jingxian.example', secure: true })
  expect(readConfig({ HOST: '::1' }).origin).toBe('http://[::1]:4000')
})

it.each([
  [{ HOST: '0.0.0.0' }, /^HOST=0\.0\.0\.0 would serve passwords over plain http: set PUBLIC_URL/],
  [{ PORT: 'x' }, /^PORT is “x”, which cannot be used: set it to a whole number from 0 to 65535, or leave it out\.$/],
  [{ PORT: '70000' }, /^PORT is “70000”/],
  [{ DEMO: 'true' }, /^DEMO is “true”/],
  [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL is “ftp:\/\/x”/],
  [{ DATABASE_URL: 'mysql://root:secret@x/y' }, /^DATABASE_URL is \(not shown\), .*postgresql:\/\//],
  [{ DEMO_PASSWORD: 'short' }, /^DEMO_PASSWORD is \(not shown\)/],
])('refuses %o in one sentence', (env, sentence) => {
  let error: unknown
  try {
    readConfig(env)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(BadSetting)
  expect((error as Error).message).toMatch(sentence)
  expect((error as Error).message).not.toMatch(/secret|short/)
})

it('plain http elsewhere is allowed by name only', () => {
  expect(readConfig({ HOST: '0.0.0.0', INSECURE_HTTP: 'yes' }).secure).toBe(false)
})

it('the example says every setting', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')).toBe(exampleEnv())
})
