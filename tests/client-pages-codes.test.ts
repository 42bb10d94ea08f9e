import { list, text, type Api } from '@ruzhu/cli/demo/api.ts'
import { type ClientFile, readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '@ruzhu/domain/time.ts'
import { raw } from '@ruzhu/storage/testing/raw.ts'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { begin, Phone, provider } from './client-pages/world.ts'
import { type SmsGateway, startSmsGateway } from './messages/sms-gateway.ts'

let house: House
let gateway: SmsGateway
let api: Api
let file: ClientFile
let providerId: string
let routeId: string
/** How far our clock is ahead of the world's. */
let ahead = 0

beforeAll(async () => {
  gateway = await startSmsGateway()
  house = await House.open({ RUZHU_LOG: 'debug' }, () => new Date(Date.now() + ahead))
  await house.signIn()
  ;({ api } = await house.program())
  file = await readClientFile()
  const administrator = { ...api, post: (path: string, body: object = {}) => asPerson('POST', path, body) }
  providerId = await provider(administrator, house.simulator.url)
  const secret = { address: gateway.url, secret: gateway.secret, clients: false }
  routeId = text(
    await asPerson('POST', '/v1/message-routes', { kind: 'sms', name: '短信', language: 'zh-CN', ...secret }),
    'id',
  )
}, 60_000)
afterAll(async () => {
  await house?.close()
  await gateway?.close()
})
beforeEach(() => {
  gateway.texts.length = 0
  gateway.manners = 'usual'
})

async function asPerson(method: string, path: string, body?: object) {
  const answer = await house.person(method, path, body)
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.json
}

let clients = 0
/** A link of a client whose contact has a number of its own, unless one is given. */
async function aLink(phone = `1390013${String(++clients).padStart(4, '0')}`) {
  const contact = { ...file, client: { ...file.client, contact_phone: phone } }
  const begun = await begin(api, providerId, contact, `示例短信 ${++clients} 号店有限公司`)
  const made = await asPerson('POST', `/v1/clients/${begun.clientId}/links`, { ask_phone: '13800138000' })
  const address = text(made, 'address')
  return {
    ...begun,
    number: phone,
    linkId: String((made.link as { id: string }).id),
    address,
    phone: new Phone(house.url, address),
  }
}

const ask = (phone: Phone) => phone.form('', { ask: '1' })
const type = (phone: Phone, code: string) => phone.form('', { code })
const lastCode = () => gateway.texts.at(-1)?.params['code'] ?? ''
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('until somebody approves the words, the page asks for the end of the number', async () => {
  const { phone } = await aLink()
  expect((await phone.get()).text).toContain('name="digits"')
  await asPerson('POST', '/v1/message-templates/link_code/approve')
  const asked = await phone.get()
  expect(asked.text).toContain('发送验证码')
  expect(asked.text).not.toContain('name="digits"')
})

test('a route is tried with a number, and nothing shows its secret or the number again', async () => {
  const none = await house.person('POST', `/v1/message-routes/${routeId}/try`)
  expect([none.status, none.json.code]).toEqual([400, 'INPUT_INVALID'])
  const tried = await asPerson('POST', `/v1/message-routes/${routeId}/try`, { phone: '13700137000' })
  const read = () => asPerson('GET', `/v1/messages/${text(tried, 'message_id')}`)
  await expect.poll(async () => (await read())['state']).toBe('sent')
  expect(gateway.texts).toMatchObject([{ phone: '13700137000', template: 'trial' }])
  const shown = JSON.stringify([await read(), await asPerson('GET', '/v1/message-routes')])
  expect(shown).not.toContain('13700137000')
  expect(shown).not.toContain(gateway.secret.slice(6))
})

describe('who comes in', () => {
  test('whoever gets the code, in the browser that asked for it, without a script', async () => {
    const { phone, number, address, clientId } = await aLink()
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`
    const first = await phone.get()
    expect(first.text).toContain(masked)
    expect(first.text).not.toContain(number)
    expect(first.text).not.toContain('示例短信')
    expect(gateway.texts, 'a preview of a chat opens pages, too').toEqual([])

    const asked = await ask(phone)
    expect([asked.status, asked.headers.get('location')]).toEqual([303, phone.base])
    expect(asked.setCookie).toMatch(/; HttpOnly; SameSite=Lax/)
    expect(gateway.texts).toMatchObject([{ phone: number, purpose: 'code', template: 'link_code', language: 'zh-CN' }])
    expect(gateway.texts[0]?.text).toMatch(/^\d{6} 是打开.+资料链接的验证码，5 分钟内有效/)
    const page = await phone.get()
    expect(page.text).toMatch(/<input id="code" name="code"[^>]*inputmode="numeric"[^>]*autocomplete="one-time-code"/)
    expect(page.text).toContain(`验证码已发到 ${masked}`)
    expect(page.text).toMatch(/data-again="(60|59)"/)

    const before = phone.cookie
    const typed = await type(phone, ` ${lastCode().slice(0, 3)} ${lastCode().slice(3)} `)
    expect(typed.status, typed.text).toBe(303)
    expect(phone.cookie).not.toBe(before)
    expect((await phone.get()).text).toContain('开始填写')
    expect((await new Phone(house.url, address).get()).status).toBe(403)
    const told = list(await api.get(`/v1/clients/${clientId}/timeline`), 'data')
    expect(JSON.stringify(told)).toContain('在手机上打开了资料链接')
  })

  test('nobody by the end of the number, which the page shows', async () => {
    const { phone, number } = await aLink()
    const refused = await phone.prove(number.slice(-4))
    expect([refused.status, refused.setCookie]).toEqual([409, undefined])
  })

  test('nobody in another browser, and what is tried there is no try', async () => {
    const { phone, address } = await aLink()
    await ask(phone)
    const other = new Phone(house.url, address)
    for (let i = 0; i < 6; i++) expect((await type(other, wrongOf(lastCode()))).status).toBe(409)
    const refused = await type(other, lastCode())
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('请在这个页面重新获取验证码')
    other.cookie = 'ruzhu_link=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    expect((await type(other, lastCode())).status).toBe(409)
    expect((await type(phone, lastCode())).status).toBe(303)
  })

  test('nobody after five wrong ones, not even with the right one; another code lets them in', async () => {
    const { phone } = await aLink()
    await ask(phone)
    const right = lastCode()
    for (let left = 4; left >= 1; left--) {
      const wrong = await type(phone, wrongOf(right))
      expect(wrong.status).toBe(403)
      expect(wrong.text).toContain(`还可以试 ${left} 次`)
    }
    const spent = await type(phone, wrongOf(right))
    expect(spent.text).toContain('这个验证码已作废')
    expect(spent.text).not.toContain('name="code"')
    expect((await type(phone, right)).status).toBe(409)
    ahead += 61 * SECOND_MS
    await ask(phone)
    expect((await type(phone, lastCode())).status).toBe(303)
  })

  test('nobody by twenty guesses at once: five are tries', async () => {
    const { phone } = await aLink()
    await ask(phone)
    const right = lastCode()
    const guesses = await Promise.all(Array.from({ length: 20 }, () => type(phone, wrongOf(right))))
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(4)
    expect((await type(phone, right)).status).toBe(409)
  })

  test('nobody by a code that is five minutes old, was followed by another, or has opened the link before', async () => {
    const { phone, linkId } = await aLink()
    await ask(phone)
    const old = lastCode()
    ahead += 5 * MINUTE_MS
    const expired = await type(phone, old)
    expect(expired.text).toContain('验证码已过期')
    await ask(phone)
    const second = lastCode()
    ahead += 61 * SECOND_MS
    await ask(phone)
    expect((await type(phone, second)).status).toBe(second === lastCode() ? 303 : 403)
    const used = lastCode()
    const asking = phone.cookie
    expect((await type(phone, used)).status).toBe(303)
    await asPerson('POST', `/v1/links/${linkId}/release`)
    phone.cookie = asking
    expect((await type(phone, used)).status).toBe(409)
  })
})

describe('how often a phone rings', () => {
  test('once a minute, however many ask at once', async () => {
    const { phone, address } = await aLink()
    const all = await Promise.all(Array.from({ length: 8 }, () => ask(new Phone(house.url, address))))
    expect(all.map(({ status }) => status).toSorted()).toEqual([303, 429, 429, 429, 429, 429, 429, 429])
    expect(gateway.texts).toHaveLength(1)
    const early = await ask(phone)
    expect(early.status).toBe(429)
    expect(early.text).toMatch(/请 \d+ 秒后再重新发送/)
  })

  test('five times a day for a link; a person lets them in again, and the next day it goes on', async () => {
    const { phone, linkId } = await aLink()
    for (let i = 0; i < 7; i++) {
      await ask(phone)
      ahead += 61 * SECOND_MS
    }
    expect(gateway.texts).toHaveLength(5)
    ahead += 5 * MINUTE_MS
    const full = await phone.get()
    expect(full.text).toContain('今天发的验证码太多了')
    expect(full.text).toContain('href="tel:13800138000"')
    expect(full.text).not.toContain('name="ask"')
    await asPerson('POST', `/v1/links/${linkId}/release`)
    expect((await ask(phone)).status).toBe(303)
    ahead += DAY_MS
    expect((await ask(phone)).status).toBe(303)
    expect(gateway.texts).toHaveLength(7)
  })

  test('ten times a day for a number, whatever links lead to it and whoever releases them', async () => {
    const links = await Promise.all(Array.from({ length: 3 }, () => aLink('13900139999')))
    for (const { phone } of links) {
      for (let i = 0; i < 4; i++) {
        await ask(phone)
        ahead += 61 * SECOND_MS
      }
    }
    expect(gateway.texts).toHaveLength(10)
    for (const { phone, linkId } of links) {
      await asPerson('POST', `/v1/links/${linkId}/release`)
      await ask(phone)
    }
    expect(gateway.texts).toHaveLength(10)
  })
})

describe('a gateway that does not work', () => {
  test.each([
    ['refuses', { status: 400, body: { reason: 'isv.BUSINESS_LIMIT_CONTROL' } }, 'isv.BUSINESS_LIMIT_CONTROL'],
    ['is not there', undefined, 'econnrefused'],
  ])('and %s says whom to call, and is in the timeline', async (_, manners, reason) => {
    const { phone, clientId, number } = await aLink()
    if (manners) gateway.manners = manners
    else await asPerson('PATCH', `/v1/message-routes/${routeId}`, { address: 'http://127.0.0.1:1/send' })
    expect((await ask(phone)).status).toBe(303)
    await asPerson('PATCH', `/v1/message-routes/${routeId}`, { address: gateway.url })
    const page = await phone.get()
    expect(page.text).toContain('验证码没有发出去')
    expect(page.text).toContain('href="tel:13800138000"')
    expect(page.text).not.toContain('name="code"')
    expect(page.text, 'no easier question comes up').not.toContain('name="digits"')
    const told = JSON.stringify(await api.get(`/v1/clients/${clientId}/timeline`))
    expect(told).toContain(reason)
    expect(told).not.toContain(number)
    gateway.manners = 'usual'
    ahead += 61 * SECOND_MS
    await ask(phone)
    expect((await type(phone, lastCode())).status).toBe(303)
  })

  test('and falls silent may have sent it: that is said, and the code opens the link', async () => {
    const { phone } = await aLink()
    gateway.manners = 'down'
    await ask(phone)
    expect((await phone.get()).text).toContain('可能晚一点到，也可能收不到')
    expect((await type(phone, lastCode())).status).toBe(303)
  })

  test('is paused by a person, and then the page asks for the end of the number', async () => {
    const { phone, number } = await aLink()
    await asPerson('PATCH', `/v1/message-routes/${routeId}`, { paused: true })
    expect((await phone.prove(number.slice(-4))).status).toBe(303)
    await asPerson('PATCH', `/v1/message-routes/${routeId}`, { paused: false })
  })
})

test('no code and no number is in a line of the log, and no code in the database', async () => {
  const { phone, number, linkId } = await aLink()
  await ask(phone)
  await type(phone, wrongOf(lastCode()))
  const log = house.logged.join('')
  expect(log).toContain('/a/:token')
  for (const secret of [lastCode(), number, gateway.secret.slice(6)]) expect(log).not.toContain(secret)
  const rows = await raw(
    `sqlite:${join(house.folder, 'ruzhu.db')}`,
    `select * from link_codes where link_id = '${linkId}'`,
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(lastCode())
})

test('a code outlives the server’s restart', async () => {
  const { phone, address } = await aLink()
  await ask(phone)
  await house.restart()
  const same = new Phone(house.url, address)
  same.cookie = phone.cookie
  expect((await type(same, lastCode())).status).toBe(303)
})
