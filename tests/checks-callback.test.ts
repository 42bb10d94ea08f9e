import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { type Damage, damagingProxy } from './checks/damaging-proxy.ts'
import { checked, of, type Result } from './checks/steps.ts'
import { openDirect } from './methods/own-accounts.ts'

let proxy: Awaited<ReturnType<typeof damagingProxy>>
let house: House
let methodId: string
beforeAll(async () => {
  proxy = await damagingProxy()
  house = await House.open({ RUZHU_PUBLIC_URL: proxy.url })
  proxy.passOnTo(house.url)
  await house.signIn()
  methodId = (await openDirect(house, 'WeChat Pay v3')).methodId
})
afterAll(async () => {
  await house?.close()
  await proxy?.close()
})

async function arrived(damage: Damage): Promise<Result> {
  proxy.damage(damage)
  return of(await checked(house, methodId, 'callback'), 'callback')
}

const without = (name: RegExp): Damage => ({ headers: (all) => all.filter(([one]) => !name.test(one)) })
const rewritten = (rewrite: (body: string) => string | Buffer): Damage => ({
  body: (body) => Buffer.from(rewrite(body.toString('utf8'))),
})

test('through a proxy that changes nothing it arrives', async () => {
  expect(await arrived({})).toMatchObject({ state: 'pass' })
})

test.each<[string, Damage, string]>([
  ['a header that is stripped', without(/^wechatpay-signature$/i), '请求头 Wechatpay-Signature 丢失'],
  [
    'a header that is rewritten',
    { headers: (all) => all.map(([name, value]) => [name, /^content-type$/i.test(name) ? 'text/json' : value]) },
    '请求头 Content-Type 被改动',
  ],
  ['JSON that is read and written again', rewritten((body) => JSON.stringify(JSON.parse(body))), '重新编码'],
  ['a byte order mark', rewritten((body) => `\uFEFF${body}`), 'BOM'],
  ['a body that is cut', rewritten((body) => body.slice(0, 20)), '截断到'],
  ['a body with other bytes', rewritten((body) => body.replace('amount', 'AMOUNT')), '字节起被改动'],
  ['no body at all', rewritten(() => ''), '正文丢失'],
  [
    'a body that is compressed',
    { headers: (all) => [...all, ['content-encoding', 'gzip']], body: (body) => gzipSync(body) },
    '正文被压缩（gzip）',
  ],
  [
    'a redirect to https',
    { answer: { status: 301, headers: { location: 'https://pay.example.com/n/secret-path' } } },
    '被重定向到 https://pay.example.com（HTTP 301）',
  ],
  ['another path', { path: (path) => `/app${path}` }, '没有送到通知入口'],
  ['a sign-in before it', { answer: { status: 401 } }, 'HTTP 401'],
])('%s is told by its name', async (_what, damage, said) => {
  const result = await arrived(damage)
  expect(result.state).toBe('fail')
  expect(result.reason?.['zh-CN']).toContain(said)
  expect(result.reason?.['zh-CN']).not.toContain('secret-path')
  expect(result.fix.length).toBeGreaterThan(0)
})

test('header names in lower case are told, and nobody minds', async () => {
  const result = await arrived({ headers: (all) => all.map(([name, value]) => [name.toLowerCase(), value]) })
  expect(result.state).toBe('pass')
  expect(result.reason?.['zh-CN']).toContain('大小写')
})

test('what takes long is warned of', async () => {
  const result = await arrived({ delayMs: 2200 })
  expect(result.state).toBe('warn')
})

test('nobody there: that is not known, and no fault of the configuration', async () => {
  await proxy.close()
  const result = of(await checked(house, methodId, 'callback'), 'callback')
  expect(result.state).toBe('unknown')
  proxy = await damagingProxy()
})

test('a letter is told of once, and only one that we sent', async () => {
  const id = house.server.parts.deps.newId('kn')
  const answer = await house.anybody('POST', `/n/${id}`, 'stranger', { 'content-type': 'text/plain' })
  expect(answer.status).toBe(401)
  expect(answer.text).not.toContain('ruzhu_letter')
})
