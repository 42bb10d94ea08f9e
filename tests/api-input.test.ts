import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Call, House } from './api/house.ts'
import { openShop, order } from './api/ready.ts'
import { type Route, routesOf } from './api/requests.ts'
import { described } from './api/described.ts'

const ROUTES = routesOf((await described()).document)
const GUARDED = ROUTES.filter(({ access }) => access !== 'public')
const WITH_BODY = ROUTES.filter(({ hasBody }) => hasBody)
/** Any key of one client, and any person below the administrator, is refused some; here everything is permitted. */
let house: House
let person: Call
/** A key for a client that has nothing at all. */
let stranger: Call

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  person = house.person
  const shop = await openShop(house)
  await shop.call('POST', '/v1/payments', order(shop))
  const other = await person('POST', '/v1/clients', {
    name: '另一家',
    contact_name: '陈明',
    contact_phone: '13800000000',
  })
  stranger = (await house.program(String(other.json.id))).call
})
afterAll(() => house?.close())

/** 4xx, in the one form of our errors, with a sentence and who mends it how. */
function expectProblem(answer: Answer, ...statuses: number[]): void {
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
  expect(answer.status, answer.text).toBeLessThan(500)
  if (statuses.length > 0) expect(statuses, answer.text).toContain(answer.status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const { title, detail, code, fix, status, request_id } = answer.json
  expect([title, detail, code].every((text) => typeof text === 'string' && text !== '')).toBe(true)
  expect(status).toBe(answer.status)
  expect(request_id).toBe(answer.headers.get('request-id'))
  expect(Array.isArray(fix) && fix.length > 0 && fix.every((step) => step.do !== '' && step.owner !== '')).toBe(true)
  expect(answer.text).not.toMatch(/\bat .*\.[tj]s:\d+/)
}

const named = (routes: readonly Route[]) => routes.map((route) => [`${route.method} ${route.template}`, route] as const)
const send = (call: Call, route: Route, body: unknown = route.hasBody ? route.body : undefined, headers = {}) =>
  route.isForm ? call(route.method, route.path, form(), headers) : call(route.method, route.path, body, headers)

test('there are as many routes as the reference promises', () => {
  expect(ROUTES.length).toBeGreaterThan(60)
})

describe('nobody gets in', () => {
  test.each(named(GUARDED))('%s without a key', async (_, route) => {
    expectProblem(await send(house.anybody, route), 401)
  })
  test.each(named(GUARDED))('%s with a key that was never made', async (_, route) => {
    const answer = await send(house.anybody, route, undefined, { authorization: `Bearer rzk_${'A'.repeat(43)}` })
    expectProblem(answer, 401)
  })
  test.each(named(GUARDED.filter(({ method }) => method !== 'GET')))(
    '%s from a page of another site',
    async (_, route) => {
      expectProblem(await send(person, route, undefined, { origin: 'https://evil.example' }), 403)
    },
  )
  test.each(named(GUARDED.filter(({ method }) => method !== 'GET')))(
    '%s without the console’s header',
    async (_, route) => {
      expectProblem(await send(person, route, undefined, { 'x-ruzhu-console': '' }), 403)
    },
  )
})

describe('what is not there', () => {
  const withId = GUARDED.filter(({ template }) => template.includes('{'))
  // these are words of a list, and stand for something whatever word of it they are
  const ofOneThing = withId.filter(({ template }) => !/\{(channel|kind|alias_code)\}/.test(template))
  test.each(named(ofOneThing))('%s of an id that nothing has', async (_, route) => {
    expectProblem(await send(person, route), 404, 409, 422)
  })
  test.each(named(withId))('%s of an id that is none', async (_, route) => {
    for (const id of [
      'x',
      '1',
      '%00',
      '%F0%9F%98%80',
      'pay_zzz',
      '..%2f..',
      "'%20or%201=1",
      '__proto__',
      'a'.repeat(300),
    ]) {
      expectProblem(await send(person, { ...route, path: route.template.replaceAll(/\{\w+\}/g, id) }), 400, 404)
    }
  })
})

describe('a key for one client', () => {
  test('meets nothing of another client', async () => {
    const all = await house.person('GET', '/v1/clients')
    const rows = all.json.data as { id: string; name: string }[]
    const foreign = rows.find(({ name }) => name !== '另一家')?.id ?? ''
    for (const noun of ['applyments', 'methods', 'payments', 'refunds', 'events', 'webhook-endpoints']) {
      expectProblem(await stranger('GET', `/v1/${noun}?client_id=${foreign}`), 404)
      expect((await stranger('GET', `/v1/${noun}`)).json.data).toEqual([])
      const rows = (await house.person('GET', `/v1/${noun}?client_id=${foreign}`)).json.data as { id: string }[]
      for (const { id } of rows) expectProblem(await stranger('GET', `/v1/${noun}/${id}`), 404, 405)
    }
    for (const of of ['', '/next-step', '/checklist', '/timeline', '/materials']) {
      expectProblem(await stranger('GET', `/v1/clients/${foreign}${of}`), 404)
    }
    const [material] = (await person('GET', `/v1/clients/${foreign}/materials`)).json.data as { id: string }[]
    expectProblem(await stranger('GET', `/v1/materials/${material?.id}/content`), 404)
    expect((await stranger('GET', '/v1/clients')).json.data).toHaveLength(1)
    expect((await stranger('GET', '/v1/next-steps')).json.data).toHaveLength(1)
    const [method] = (await person('GET', `/v1/methods?client_id=${foreign}`)).json.data as { id: string }[]
    const sold = (await person('GET', `/v1/payments?client_id=${foreign}`)).json.data as { id: string }[]
    const refund = { payment_id: sold[0]?.id, out_refund_no: 'FOREIGN1', amount_fen: 1 }
    expectProblem(await stranger('POST', '/v1/refunds', refund), 404)
    expectProblem(await stranger('POST', '/v1/payments', order({ methodId: method?.id ?? '' })), 404)
  })

  test('may not do what is the house’s own', async () => {
    for (const [method, path] of [
      ['GET', '/v1/api-keys'],
      ['GET', '/v1/members'],
      ['GET', '/v1/provider-accounts'],
      ['POST', '/v1/clients'],
    ] as const) {
      expectProblem(await stranger(method, path, method === 'POST' ? {} : undefined), 403)
    }
  })
})

describe('a body that does not fit', () => {
  test.each(named(WITH_BODY))('%s names a field that nobody reads', async (_, route) => {
    const answer = await send(person, route, { ...route.body, surprise: 1, __proto__x: 1 })
    expectProblem(answer, 400)
    expect(answer.json.fields).toContainEqual({ path: 'surprise', message: '没有这个字段' })
  })
  test.each(named(WITH_BODY.filter(({ body }) => Object.keys(body).length > 0)))(
    '%s without its fields',
    async (_, route) => {
      const answer = await send(person, route, {}, { 'accept-language': 'en' })
      expectProblem(answer, 400)
      expect(answer.json.fields).toContainEqual({ path: Object.keys(route.body)[0], message: 'is required' })
    },
  )
  test.each(named(WITH_BODY))('%s with fields of another kind', async (_, route) => {
    for (const wrong of [{ a: 1 }, [[]], 12.5, true, null]) {
      const body = Object.fromEntries(Object.keys(route.body).map((name) => [name, wrong]))
      if (Object.keys(body).length > 0) expectProblem(await send(person, route, body), 400)
    }
  })
  test.each(named(WITH_BODY))('%s with characters that would not come back', async (_, route) => {
    for (const broken of ['\0', '\u{d800}']) {
      const texts = Object.entries(route.body).filter(([, value]) => typeof value === 'string')
      const body = { ...route.body, ...Object.fromEntries(texts.map(([name, value]) => [name, `${value}${broken}`])) }
      if (texts.length > 0) expectProblem(await send(person, route, body), 400)
      expectProblem(await send(person, route, { ...route.body, [`a${broken}b`]: broken }), 400)
    }
  })
  test.each(named(WITH_BODY))('%s with what is no JSON object', async (_, route) => {
    const json = { 'content-type': 'application/json' }
    for (const body of ['', '{', '[]', '"x"', '1', 'null', '{"a":1}{', 'NaN', '{"__proto__":{"a":1}}']) {
      expectProblem(await send(person, route, body, json), 400)
    }
    expectProblem(await send(person, route, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), json), 400)
    expectProblem(await send(person, route, `${'['.repeat(200_000)}${']'.repeat(200_000)}`, json), 400)
  })
  test.each(named(WITH_BODY))('%s in another form', async (_, route) => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'x',
    ]) {
      expectProblem(await send(person, route, 'a=b', { 'content-type': type }), 415)
    }
  })
  test.each(named(WITH_BODY))('%s with texts as long as fit, quickly', async (_, route) => {
    for (const text of [
      'a'.repeat(900_000),
      `${'a'.repeat(900_000)}\n`,
      'a@'.repeat(450_000),
      `a.${'b-'.repeat(450_000)}@`,
    ]) {
      const body = Object.fromEntries(
        Object.entries(route.body).map(([name, value], at) => [name, at === 0 ? text : value]),
      )
      const before = process.cpuUsage() // of ours alone: a busy machine takes longer, and not more
      expectProblem(await send(person, route, Object.keys(body).length > 0 ? body : { surprise: text }), 400, 413)
      const { user, system } = process.cpuUsage(before)
      expect(user + system).toBeLessThan(2_000_000)
    }
  })
  test.each(named(WITH_BODY))('%s larger than it may be', async (_, route) => {
    const body = JSON.stringify({ ...route.body, big: 'x'.repeat(1024 * 1024) })
    expectProblem(await send(person, route, body, { 'content-type': 'application/json' }), 413)
  })

  const WITHOUT_BODY = GUARDED.filter(({ hasBody, isForm, method }) => !hasBody && !isForm && method !== 'GET')
  test.each(named(WITHOUT_BODY))('%s takes none', async (_, route) => {
    expectProblem(await person(route.method, route.path, { surprise: 1 }), 400)
  })
})

describe('a query that does not fit', () => {
  const READING = GUARDED.filter(({ method }) => method === 'GET')
  test.each(named(READING))('%s names a parameter that nobody reads', async (_, route) => {
    const answer = await person('GET', `${route.path}?surprise=1`)
    expectProblem(answer, 400)
  })
  const LISTS = READING.filter(({ query }) => query.includes('limit'))
  test.each(named(LISTS))('%s is not walked by nonsense', async (_, route) => {
    for (const query of [
      'limit=0',
      'limit=-1',
      'limit=101',
      'limit=ten',
      'limit=1.5',
      'limit=1e2',
      'limit=',
      'limit=1&limit=2',
      'after=',
      'after=x',
      'after=pay_%00',
      'after[]=1',
      'after=pay_ILOUILOUILOUILOUILOUILOU',
      'limit[$gt]=1',
    ]) {
      expectProblem(await person('GET', `${route.path}?${query}`), 400)
    }
  })
})

describe('pictures', () => {
  test('what is no picture, is too large, is not alone, or is not there', async () => {
    const clients = (await person('GET', '/v1/clients')).json.data as { id: string }[]
    const to = `/v1/clients/${clients[0]?.id}/materials`
    expectProblem(await person('POST', to, form(Buffer.from('<svg onload=alert(1)>'))), 422)
    expectProblem(await person('POST', to, form(Buffer.alloc(3 * 1024 * 1024))), 413)
    expectProblem(await person('POST', to, form(Buffer.alloc(0))), 422)
    const two = form()
    two.append('file', new Blob(['x']), 'b.png')
    expectProblem(await person('POST', to, two), 400)
    const field = new FormData()
    field.set('file', 'text and no file')
    expectProblem(await person('POST', to, field), 400)
    expectProblem(await person('POST', to, form(undefined, 'other')), 400)
    expectProblem(await person('POST', to, new FormData()), 400)
    expectProblem(await person('POST', to, {}), 415)
    expectProblem(await person('POST', to, 'x', { 'content-type': 'multipart/form-data; boundary=y' }), 400)
  })
})

describe('addresses and methods', () => {
  test('an unknown address is told as one, and not as a page', async () => {
    for (const path of [
      '/v1',
      '/v1/',
      '/v1/nothing',
      '/v1//clients',
      '/v2/clients',
      '/n',
      '/v1/%ff',
      '/v1/clients/%',
    ]) {
      expectProblem(await person('GET', path, undefined, { accept: 'application/json' }), 404)
      expectProblem(await house.anybody('POST', path, {}), 404)
    }
  })
  test('a method that an address does not take is told with those it takes', async () => {
    const answer = await person('DELETE', '/v1/clients')
    expectProblem(answer, 405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect((await person('OPTIONS', '/v1/clients')).status).toBe(204)
    expect((await person('HEAD', '/v1/clients')).status).toBe(200)
  })
  test('each in the language of its reader', async () => {
    const chinese = await house.anybody('GET', '/v1/clients', undefined, {
      'accept-language': 'fr, en;q=0.3, zh;q=0.8',
    })
    const english = await house.anybody('GET', '/v1/clients', undefined, { 'accept-language': 'en-GB,en;q=0.9' })
    expect(chinese.json.title).toBe('需要先登录或带上接口密钥')
    expect(english.json.title).toBe('Sign in, or send an API key')
  })
})

test('nothing of all this was a fault of ours', () => {
  const faults = house.logged.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50)
  expect(faults).toEqual([])
})

function form(bytes: Uint8Array<ArrayBuffer> = Buffer.from('x'), name = 'file'): FormData {
  const data = new FormData()
  data.set(name, new Blob([bytes]), 'a.png')
  return data
}
