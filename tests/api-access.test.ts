import { afterAll, beforeAll, expect, test } from 'vitest'
import { EMAIL, House, PASSWORD } from './api/house.ts'

let house: House

beforeAll(async () => {
  house = await House.open()
})
afterAll(() => house?.close())

const tokenOf = async () => new URL(await house.server.signInLink()).searchParams.get('token') ?? ''
const claim = (token: string, changes: object = {}) =>
  house.anybody('POST', '/v1/session/claim', { token, email: EMAIL, name: '林晓', password: PASSWORD, ...changes })
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('before anybody has come in, the server says so', async () => {
  expect((await house.anybody('GET', '/v1/session')).json).toEqual({
    state: 'signed_out',
    environment: 'test',
    first_run: true,
  })
})

test('a link lets one person in, once', async () => {
  const token = await tokenOf()
  const first = await claim(token)
  expect(first.json).toMatchObject({ state: 'signed_in', member: { email: EMAIL, role: 'administrator' } })
  expect(first.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax/)
  const second = await claim(token, { email: 'other@example.com' })
  expect(second.json).toMatchObject({ status: 401, code: 'SIGN_IN_LINK_INVALID' })
  expect((await claim('not-a-link')).status).toBe(401)
  expect((await house.anybody('GET', '/v1/session')).json.first_run).toBe(false)
})

test('ten with one link at once: one comes in', async () => {
  const token = await tokenOf()
  const answers = await Promise.all(Array.from({ length: 10 }, () => claim(token)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('then by e-mail and password, and out again', async () => {
  const signedIn = await house.anybody('POST', '/v1/session', { email: EMAIL.toUpperCase(), password: PASSWORD })
  expect(signedIn.json).toMatchObject({ state: 'signed_in', simulator: { url: house.simulator.url } })
  const cookie = cookieOf(signedIn.headers)
  expect((await house.anybody('GET', '/v1/session', undefined, { cookie })).json.state).toBe('signed_in')

  const own = { cookie, 'x-ruzhu-console': '1', origin: house.url }
  const out = await house.anybody('DELETE', '/v1/session', undefined, own)
  expect(out.status).toBe(204)
  expect((await house.anybody('GET', '/v1/session', undefined, { cookie })).json.state).toBe('signed_out')
  expect((await house.anybody('GET', '/v1/clients', undefined, { cookie })).status).toBe(401)
})

test('a new password by a link ends the sessions of the old one', async () => {
  const before = await house.anybody('POST', '/v1/session', { email: EMAIL, password: PASSWORD })
  expect((await claim(await tokenOf(), { password: 'another-password' })).status).toBe(200)
  const cookie = cookieOf(before.headers)
  expect((await house.anybody('GET', '/v1/session', undefined, { cookie })).json.state).toBe('signed_out')
  expect((await house.anybody('POST', '/v1/session', { email: EMAIL, password: PASSWORD })).status).toBe(401)
  expect((await claim(await tokenOf())).status).toBe(200)
  const members = await house.server.parts.deps.store.read.access.members()
  expect(members).toHaveLength(1)
})

test('a page of another site cannot sign anybody in', async () => {
  const answer = await house.anybody(
    'POST',
    '/v1/session',
    { email: EMAIL, password: PASSWORD },
    { origin: 'https://evil.example' },
  )
  expect(answer.status).toBe(403)
})

test('who guesses is told to wait, while others come in', async () => {
  const guess = (password: string) => house.anybody('POST', '/v1/session', { email: 'guess@example.com', password })
  for (let count = 0; count < 10; count++) expect((await guess(`wrong ${count}`)).json.code).toBe('SIGN_IN_FAILED')
  const tooMany = await guess('wrong')
  expect(tooMany.json).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await house.anybody('POST', '/v1/session', { email: EMAIL, password: PASSWORD })).status).toBe(200)
})

test('a key that was revoked is nobody’s from that moment', async () => {
  await house.signIn()
  const { call, key } = await house.program()
  expect((await call('GET', '/v1/clients')).status).toBe(200)
  const keys = (await house.person('GET', '/v1/api-keys')).json.data as { id: string; hint: string }[]
  const mine = keys.find(({ hint }) => key.startsWith(hint))
  expect((await house.person('DELETE', `/v1/api-keys/${mine?.id}`)).status).toBe(204)
  expect((await call('GET', '/v1/clients')).status).toBe(401)
  expect((await house.person('DELETE', `/v1/api-keys/${mine?.id}`)).status).toBe(404)
})

test('a member without the right is told which role has it', async () => {
  const { store } = house.server.parts.deps
  const member = await store.read.access.memberByEmail(EMAIL)
  if (!member) throw new Error('there is a member')
  await store.transaction((tx) => tx.access.setRole(member.userId, 'reader'))
  const refused = await house.person('POST', '/v1/clients', {}, { 'accept-language': 'en' })
  expect(refused.json).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
    fix: [{ do: 'Ask an administrator for the Operator role, or use a key that may do this.' }],
  })
  expect((await house.person('GET', '/v1/clients')).status).toBe(200)
  await store.transaction((tx) => tx.access.setRole(member.userId, 'administrator'))
})

test('the simulator is reached through us by members, and by nobody else', async () => {
  const clock = await house.person('GET', '/sim-api/clock')
  expect(clock.json).toMatchObject({ speed: 1 })
  const payer = await house.person('POST', '/sim-api/payers', {})
  expect(payer.status, payer.text).toBe(201)
  expect((await house.anybody('GET', '/sim-api/clock')).status).toBe(401)
  const { call } = await house.program()
  expect((await call('GET', '/sim-api/clock')).status).toBe(403)
  for (const path of ['/sim-api/../v3/x', '/sim-api/..%2fv3/x', '/sim-api//evil.example/', '/sim-api/%2e%2e/v3']) {
    expect([400, 404]).toContain((await house.person('GET', path)).status)
  }
})

test('the pages carry what keeps foreign scripts and frames out', async () => {
  const { headers } = await house.anybody('GET', '/docs')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect((await house.anybody('GET', '/docs?lang=en')).text).not.toMatch(/<script|<link|src=|@import/)
})

test('a link is not logged, nor what stands in it', async () => {
  const link = await house.server.signInLink()
  await house.anybody('GET', new URL(link).pathname + new URL(link).search, undefined, { accept: 'text/html' })
  expect(house.logged.join('')).not.toContain(new URL(link).searchParams.get('token'))
})
