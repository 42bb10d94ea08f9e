import { readClientFile, type ClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import { type Api, text } from '@ruzhu/cli/demo/api.ts'
import { DAY_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { begin, type Begun, Phone, provider } from './client-pages/world.ts'

const NUMBER = 'subject_info.business_license_info.license_number'
const SHORT_NAME = 'business_info.merchant_shortname'
const ID_NUMBER = 'subject_info.identity_info.id_card_info.id_card_number'
const LICENCE = 'subject_info.business_license_info.license_copy'
const ID_PICTURE = 'subject_info.identity_info.id_card_info.id_card_copy'
const RATE = 'settlement_info.debit_activities_rate'

let house: House
let api: Api
let file: ClientFile
let providerId: string
/** How far our clock is ahead of the world's. */
let ahead = 0

beforeAll(async () => {
  house = await House.open({ RUZHU_LOG: 'debug' }, () => new Date(Date.now() + ahead))
  await house.signIn()
  ;({ api } = await house.program())
  file = await readClientFile()
  const administrator = { ...api, post: (path: string, body: object = {}) => asPerson('POST', path, body) }
  providerId = await provider(administrator, house.simulator.url)
}, 60_000)
afterAll(() => house?.close())

async function asPerson(method: string, path: string, body?: object) {
  const answer = await house.person(method, path, body)
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.json
}

let clients = 0
const aClient = (): Promise<Begun> => begin(api, providerId, file, `示例资料 ${++clients} 号店有限公司`)

async function aLink(body: object = {}) {
  const begun = await aClient()
  const made = await asPerson('POST', `/v1/clients/${begun.clientId}/links`, { ask_phone: '13800138000', ...body })
  const address = text(made, 'address')
  const link = made.link as Record<string, string>
  return { ...begun, address, linkId: link.id ?? '', phone: new Phone(house.url, address) }
}

/** A link that is open in its browser. */
async function opened(body: object = {}) {
  const link = await aLink(body)
  const answer = await link.phone.prove('8000')
  expect(answer.status, answer.text).toBe(303)
  await link.phone.view()
  return link
}

type DraftSeen = { version: number; form: Record<string, string>; marks: Record<string, string> }
async function draftOf(phone: Phone): Promise<DraftSeen> {
  const { draft } = await phone.view()
  return draft as DraftSeen
}

const bare = async (phone: Phone) => {
  const { status, text: said } = await phone.get()
  return { status, said: said.replaceAll(phone.base, '') }
}
const picture = (mark: string) => Uint8Array.from(drawPicture('business-licence', `${mark}.png`).bytes)

describe('who comes in', () => {
  test('whoever knows the end of the contact’s number, in one browser alone', async () => {
    const { phone, address } = await aLink()
    const first = await phone.get()
    expect(first.status).toBe(200)
    expect(first.text).toContain('后四位')
    expect(first.text).not.toContain('示例资料')
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('referrer-policy')).toBe('same-origin')

    const proven = await phone.prove('8000')
    expect(proven.status).toBe(303)
    expect(proven.setCookie).toMatch(/^ruzhu_link=[\w-]{43}; Path=\/a\/[\w-]{43}; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
    expect((await phone.get()).text).toContain('开始填写')

    const other = new Phone(house.url, address)
    const refused = await other.get()
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('换手机')
    expect(refused.text).not.toContain('示例资料')
    expect((await other.prove('8000')).status).toBe(403)
    expect((await other.get('/view')).status).toBe(403)
    other.cookie = 'ruzhu_link=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    expect((await other.get()).status).toBe(403)
  })

  test('the session of one link opens no other', async () => {
    const one = await opened()
    const two = await aLink()
    two.phone.cookie = one.phone.cookie
    expect((await two.phone.get()).text).toContain('后四位')
    expect((await two.phone.get('/view')).status).toBe(404)
  })

  test('an operator lets another phone in, and the first is out', async () => {
    const { phone, address, linkId } = await opened()
    await asPerson('POST', `/v1/links/${linkId}/release`)
    expect((await phone.get()).text).toContain('后四位')
    const other = new Phone(house.url, address)
    expect((await other.prove('8000')).status).toBe(303)
    expect((await other.get()).text).toContain('开始填写')
    expect((await phone.get()).status).toBe(403)
  })

  test('wrong answers are counted, slowed and ended; then somebody has to let them in again', async () => {
    const { phone, linkId, clientId } = await aLink()
    for (let left = 7; left >= 5; left--) {
      const wrong = await phone.prove('1234')
      expect(wrong.status).toBe(403)
      expect(wrong.text).toContain(`还可以试 ${left} 次`)
      expect(wrong.setCookie).toBeUndefined()
    }
    const fast = await phone.prove('8000')
    expect(fast.status).toBe(429)
    expect(fast.text).toMatch(/请 \d+ 秒后再试/)
    for (let tries = 0; tries < 5; tries++) {
      ahead += 15 * MINUTE_MS
      await phone.prove('1234')
    }
    ahead += DAY_MS
    const locked = await phone.prove('8000')
    expect(locked.status).toBe(403)
    expect(locked.text).toContain('链接已锁住')
    expect((await phone.get()).text).not.toContain('name="digits"')
    const { data } = await asPerson('GET', `/v1/clients/${clientId}/links`)
    expect(data).toMatchObject([{ id: linkId, locked: true, state: 'open' }])
    await asPerson('POST', `/v1/links/${linkId}/release`)
    expect((await phone.prove('8000')).status).toBe(303)
  })

  test('ten answers at once are counted as ten', async () => {
    const { phone, clientId } = await aLink()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => new Phone(house.url, house.url + phone.base).prove('1111')),
    )
    expect(answers.filter(({ status }) => status === 303)).toEqual([])
    const { data } = await asPerson('GET', `/v1/clients/${clientId}/links`)
    expect(data).toEqual([expect.not.objectContaining({ opened_at: expect.anything() })])
    expect((await phone.prove('8000')).status).toBe(429)
  })

  test('a link is for as long as the settings say, and for the screens that were chosen', async () => {
    const hours = { time_zone: 'Asia/Shanghai', from_hour: 9, to_hour: 20 }
    expect((await house.person('PUT', '/v1/message-settings', { ...hours, link_days: 91 })).status).toBe(400)
    expect(await asPerson('PUT', '/v1/message-settings', { ...hours, link_days: 3 })).toMatchObject({ link_days: 3 })
    const { data } = await asPerson('GET', '/v1/channels')
    const [{ subject_types: subjects }] = data as [{ subject_types: { client_parts: { key: string }[] }[] }]
    const [first] = subjects[0]?.client_parts ?? []
    const { clientId } = await aClient()
    const unknown = await house.person('POST', `/v1/clients/${clientId}/links`, { parts: ['no such screen'] })
    expect(unknown.json).toMatchObject({
      status: 400,
      facts: { problems: [expect.stringContaining(first?.key ?? '?')] },
    })

    const { phone, linkId, clientId: whose } = await opened({ parts: [first?.key] })
    const links = (await asPerson('GET', `/v1/clients/${whose}/links`)).data as Record<string, string>[]
    const made = links.find(({ id }) => id === linkId)
    const days = (Date.parse(made?.['expires_at'] ?? '') - Date.parse(made?.['created_at'] ?? '')) / DAY_MS
    expect(days).toBe(3)
    const { data: told } = await asPerson('GET', `/v1/messages?client_id=${whose}`)
    expect(told).toEqual([expect.objectContaining({ kind: 'materials_link', state: 'to_copy' })])
    expect(JSON.stringify(told)).not.toContain(phone.base)
    const { draft } = (await phone.view()) as { draft: DraftSeen }
    expect((await phone.save({ [NUMBER]: file.client.credit_code }, draft.version)).status).toBe(200)
    const elsewhere = await phone.save({ [SHORT_NAME]: '老陈' }, (await draftOf(phone)).version)
    expect(elsewhere.status).toBe(400)
    await asPerson('PUT', '/v1/message-settings', { ...hours, link_days: 14 })
  })

  test('a photo is kept without the place where it was taken', async () => {
    const { phone, clientId } = await opened()
    const place = '39.9042N 116.4074E'
    const kept = await phone.upload(photoTakenAt(place))
    expect(kept.status, kept.text).toBeLessThan(300)
    const materials = (await asPerson('GET', `/v1/clients/${clientId}/materials`)).data as { id: string }[]
    const stored = await house.person('GET', `/v1/materials/${materials[0]?.id}/content`)
    expect(stored.status).toBe(200)
    expect(stored.text).toContain('JFIF')
    expect(stored.text).not.toContain(place)
  })

  test('unknown, expired and revoked links are one and the same page to whoever was not in', async () => {
    const expired = await aLink({ days: 1 })
    const revoked = await aLink()
    await asPerson('POST', `/v1/links/${revoked.linkId}/revoke`)
    ahead += 2 * DAY_MS
    const unknown = await bare(new Phone(house.url, `${house.url}/a/${'x'.repeat(43)}`))
    expect(unknown.status).toBe(404)
    expect(unknown.said).toContain('这个链接打不开了')
    expect(await bare(expired.phone)).toEqual(unknown)
    expect(await bare(revoked.phone)).toEqual(unknown)
    expect(await bare(new Phone(house.url, `${house.url}/a/short`))).toEqual(unknown)
    expect((await expired.phone.prove('8000')).status).toBe(404)
  })

  test('whoever was in is told why it is over, and whom to call', async () => {
    const expired = await opened({ days: 1 })
    const revoked = await opened()
    await asPerson('POST', `/v1/links/${revoked.linkId}/revoke`)
    ahead += 2 * DAY_MS
    const over = await expired.phone.get()
    expect([over.status, over.text]).toEqual([410, expect.stringContaining('链接已过期，请找 林晓 再发一个')])
    expect(over.text).toContain('href="tel:13800138000"')
    expect((await revoked.phone.get()).text).toContain('链接已作废')
    expect((await expired.phone.save({ [SHORT_NAME]: '老陈' }, 1)).status).toBe(404)
    expect((await asPerson('GET', `/v1/clients/${expired.clientId}/links`)).data).toMatchObject([{ state: 'expired' }])
  })

  test('whoever tries many addresses has to wait; whoever was in goes on', async () => {
    const { phone } = await opened()
    const other = await aLink()
    for (let i = 0; i < 70; i++) await fetch(`${house.url}/a/${'y'.repeat(40)}${100 + i}`)
    const busy = await new Phone(house.url, `${house.url}/a/${'z'.repeat(43)}`).get()
    expect(busy.status).toBe(429)
    expect(busy.text).toContain('请过几分钟再打开')
    expect((await phone.get()).status).toBe(200)
    ahead += 15 * MINUTE_MS
    expect((await other.phone.get()).status).toBe(200)
  })
})

describe('what may be written', () => {
  test('text into the same draft that the operator sees; personal data comes back hidden', async () => {
    const { phone, applymentId } = await opened()
    const { version } = await draftOf(phone)
    const form = { [SHORT_NAME]: '老陈', [ID_NUMBER]: '440199198506123012' }
    const saved = await phone.save(form, version)
    expect(saved.status, saved.text).toBe(200)
    expect(saved.json.form).toMatchObject({ [SHORT_NAME]: '老陈', [ID_NUMBER]: '4401**********3012' })
    for (const path of ['/view', '', '/all', '/part/person', '/review']) {
      const { status, text: said } = await phone.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(said).not.toContain('440199198506123012')
    }
    expect(await api.get(`/v1/applyments/${applymentId}`)).toMatchObject({
      form: { [ID_NUMBER]: '440199198506123012' },
    })
  })

  test('only what the link asks for', async () => {
    const { phone, applymentId } = await opened({ fields: [{ path: SHORT_NAME, reason: '写店招上的名字' }] })
    const { version } = await draftOf(phone)
    for (const path of [NUMBER, RATE, 'no.such_field']) {
      const refused = await phone.save({ [path]: 'x' }, version)
      expect([path, refused.status]).toEqual([path, 400])
    }
    const { form } = (await api.get(`/v1/applyments/${applymentId}`)) as { form: Record<string, string> }
    const view = JSON.stringify(await phone.view())
    expect(view).toContain('写店招上的名字')
    expect(view).not.toContain(String(form[NUMBER] ?? file.client.name))
    expect((await phone.get('/part/papers')).text).toContain('开始填写') // no such screen in this link
    const all = await opened()
    expect((await all.phone.save({ [RATE]: '0.38' }, (await draftOf(all.phone)).version)).status).toBe(400)
  })

  test('a save on an older version is refused; the marks tell what has changed, also where it is hidden', async () => {
    const { phone, applymentId } = await opened()
    const before = await draftOf(phone)
    const first = await phone.save({ [ID_NUMBER]: '440199198506123012' }, before.version)
    const marks = first.json.marks as Record<string, string>
    const version = Number(first.json.version)
    await api.patch(`/v1/applyments/${applymentId}`, { version, form: { [ID_NUMBER]: '440188198506123012' } })
    const late = await phone.save({ [SHORT_NAME]: '老陈' }, version)
    expect([late.status, late.json.code]).toEqual([409, 'CONFLICT'])
    const now = await draftOf(phone)
    expect(now.form[ID_NUMBER]).toBe('4401**********3012')
    expect(now.marks[ID_NUMBER]).not.toBe(marks[ID_NUMBER])
  })

  test('pictures of this client alone; those of documents of people are not shown again', async () => {
    const { phone, clientId } = await opened()
    const stranger = await opened()
    const theirs = String((await stranger.phone.upload(picture('a'))).json.id)
    const uploaded = await phone.upload(picture('b'))
    expect(uploaded.status, uploaded.text).toBe(201)
    const mine = String(uploaded.json.id)
    const { version } = await draftOf(phone)
    expect((await phone.save({ [LICENCE]: theirs }, version)).status).toBe(400)
    expect((await phone.get(`/pictures/${theirs}`)).status).toBe(404)
    expect((await phone.get(`/pictures/${mine}`)).status).toBe(404) // stands nowhere in the form yet
    const saved = await phone.save({ [LICENCE]: mine, [ID_PICTURE]: mine }, version)
    expect(saved.status, saved.text).toBe(200)
    const shown = await phone.get(`/pictures/${mine}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    await phone.save({ [LICENCE]: null }, Number(saved.json.version))
    expect((await phone.get(`/pictures/${mine}`)).status).toBe(404)
    const { data } = await api.get(`/v1/clients/${clientId}/materials`)
    expect(data).toHaveLength(1)
  })

  test('what is no picture, is too large, or is made to exhaust whoever unpacks it, is refused', async () => {
    const { phone } = await opened()
    const png = Uint8Array.from(drawPicture('business-licence', 'a.png').bytes)
    const bomb = png.slice(0, 64)
    new DataView(bomb.buffer).setUint32(16, 60_000)
    const html = new TextEncoder().encode('<html><script>alert(1)</script>')
    const large = new Uint8Array(2 * 1024 * 1024 + 1).fill(1)
    large.set(png.slice(0, 64))
    for (const [bytes, status] of [
      [bomb, 422],
      [html, 422],
      [large, 422],
      [new Uint8Array(3 * 1024 * 1024), 413],
    ] as const) {
      expect((await phone.upload(bytes)).status).toBe(status)
    }
  })

  test('only from a page of ours: another site’s form has neither the origin nor the token', async () => {
    const { phone } = await opened()
    const { version } = await draftOf(phone)
    const form = { [SHORT_NAME]: '老陈面馆' }
    expect((await phone.save(form, version, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await phone.save(form, version, { 'x-form-token': '' })).status).toBe(403)
    expect((await phone.upload(new Uint8Array(10), { origin: 'https://evil.example' })).status).toBe(403)
    expect((await phone.send('陈国华', '2026-11', { 'x-form-token': 'AAAA' })).status).toBe(403)
    const posted = await phone.form('/part/business', { [SHORT_NAME]: '老陈面馆' }, { origin: 'https://evil.example' })
    expect(posted.status).toBe(403)
    expect((await phone.form('/part/business', { [SHORT_NAME]: '老陈面馆' })).status).toBe(403) // without its token field
    expect((await draftOf(phone)).form[SHORT_NAME]).toBe('老陈')
    const fresh = await aLink()
    expect((await fresh.phone.form('', { digits: '8000' }, { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('no body larger than a form is', async () => {
    const { phone } = await opened()
    expect((await phone.save({ [SHORT_NAME]: 'x'.repeat(1_200_000) }, 1)).status).toBe(413)
    expect((await phone.save({ [SHORT_NAME]: 'x'.repeat(5_000) }, 1)).status).toBe(400)
  })
})

describe('without a script', () => {
  test('each screen is a form that saves text and pictures, and says what it could not take', async () => {
    const { phone, applymentId } = await opened()
    const page = await phone.get('/part/papers')
    expect(page.text).toContain('<form method="post"')
    const token = phone.formToken
    const png = Uint8Array.from(drawPicture('business-licence', 'a.png').bytes)
    const saved = await phone.form('/part/papers', {
      form_token: token,
      [NUMBER]: ' 91440105MA5DEM012B ',
      [LICENCE]: new Blob([png]),
    })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${phone.base}/all`])
    const { form } = await api.get(`/v1/applyments/${applymentId}`)
    expect(form).toMatchObject({ [NUMBER]: '91440105MA5DEM012B', [LICENCE]: expect.stringMatching(/^mt_/) })

    const troubled = await phone.form('/part/papers', {
      form_token: token,
      [SHORT_NAME]: 'not on this screen',
      [LICENCE]: new Blob([new Uint8Array(2 * 1024 * 1024 + 9)]),
    })
    expect(troubled.status).toBe(422)
    expect(troubled.text).toContain('有几处没能保存：营业执照照片')
    expect((await draftOf(phone)).form[SHORT_NAME]).not.toBe('not on this screen')
  })

  test('a hidden value stays where nothing is typed over it', async () => {
    const { phone, applymentId } = await opened()
    await phone.save({ [ID_NUMBER]: '440199198506123012' }, (await draftOf(phone)).version)
    const sent = await phone.form('/part/person', { form_token: phone.formToken, [ID_NUMBER]: '' })
    expect(sent.status).toBe(303)
    expect(await api.get(`/v1/applyments/${applymentId}`)).toMatchObject({
      form: { [ID_NUMBER]: '440199198506123012' },
    })
  })
})

describe('when it is sent', () => {
  test('nothing is sent while something is missing, or without a name and the notice as it stands', async () => {
    const { phone } = await opened()
    const missing = await phone.send('陈国华')
    expect([missing.status, missing.json.code]).toEqual([422, 'LINK_INCOMPLETE'])
    expect((await phone.send('  ')).status).toBe(400)
    expect((await phone.send('陈国华', '2020-01')).status).toBe(400)
    const form = await phone.form('/review', { form_token: phone.formToken, name: '', consent: '2026-11' })
    expect([form.status, form.text]).toEqual([422, expect.stringContaining('请填你的姓名')])
  })

  test('it is read-only, the operator has to check it, and the timeline says who sent it', async () => {
    const { phone, applymentId, clientId } = await opened({ fields: [{ path: SHORT_NAME }] })
    await phone.save({ [SHORT_NAME]: '老陈牛腩' }, (await draftOf(phone)).version)
    const sent = await phone.send('陈国华')
    expect(sent.status, sent.text).toBe(200)
    expect(sent.json).toMatchObject({ is: 'following', step: { turn: 'ours' } })
    const page = await phone.get()
    expect(page.text).toContain('已交给')
    expect(page.text).not.toContain('<form')
    expect((await phone.save({ [SHORT_NAME]: '别的' }, 99)).json.code).toBe('LINK_READ_ONLY')
    expect((await phone.upload(new Uint8Array(10))).json.code).toBe('LINK_READ_ONLY')
    expect((await phone.send('陈国华')).json.code).toBe('LINK_READ_ONLY')
    expect((await phone.form('/review', { form_token: phone.formToken, name: 'x', consent: '2026-11' })).status).toBe(
      303,
    )

    const { next_step: step } = await api.get(`/v1/applyments/${applymentId}`)
    expect(step).toMatchObject({ title: { 'zh-CN': '客户已交资料，请检查 1 处' }, waiting_for: 'operator' })
    const { data } = await api.get(`/v1/applyments/${applymentId}/timeline`)
    const told = (data as { source: string; by?: string; text: Record<string, string> }[]).filter(
      ({ source }) => source === 'client',
    )
    expect(told.map((entry) => entry.text['zh-CN']).toReversed()).toEqual([
      '在手机上打开了资料链接',
      expect.stringContaining('交来了资料，填了 1 处'),
    ])
    expect(told[0]?.by).toBe('陈*华')
    expect((await asPerson('GET', `/v1/clients/${clientId}/links`)).data).toMatchObject([{ state: 'sent', filled: 1 }])
  })
})

describe('for the operator', () => {
  test('the address is told once, then only in the hand-over to whoever may send it', async () => {
    const { clientId, address, linkId } = await aLink()
    const { call } = await house.program(clientId)
    const list = await house.person('GET', `/v1/clients/${clientId}/links`)
    expect(list.text).not.toContain(new URL(address).pathname)
    const step = await house.person('GET', `/v1/clients/${clientId}/next-step`)
    expect(step.json).toMatchObject({ handover: { kind: 'materials', url: address } })
    expect(JSON.stringify(step.json)).toContain(`：${address}`)
    const theirs = await call('GET', `/v1/clients/${clientId}/next-step`)
    expect(theirs.status).toBe(200)
    expect(theirs.text).not.toContain(new URL(address).pathname)
    expect((await call('GET', `/v1/links/${linkId}/address`)).status).toBe(403)
    expect(await asPerson('GET', `/v1/links/${linkId}/address`)).toMatchObject({ address, who: '林*敏' })
    const other = await aClient()
    const { call: stranger } = await house.program(other.clientId)
    expect((await stranger('GET', `/v1/clients/${clientId}/links`)).status).toBe(404)
    expect((await stranger('POST', `/v1/clients/${clientId}/links`, {})).status).toBe(403)
  })

  test('a link needs an application that can be changed, and fields that it has', async () => {
    const { clientId } = await aClient()
    const unknown = await house.person('POST', `/v1/clients/${clientId}/links`, { fields: [{ path: 'no.such' }] })
    expect(unknown.status).toBe(400)
    const rejected = await house.person('POST', `/v1/clients/${clientId}/links`, { rejected: true })
    expect([rejected.status, rejected.json.code]).toEqual([409, 'LINK_WITHOUT_FIELDS'])
    const other = await api.post('/v1/clients', {
      name: '没有申请的店',
      contact_name: '李雷',
      contact_phone: '13800138000',
      wants: [],
    })
    const none = await house.person('POST', `/v1/clients/${text(other, 'id')}/links`, {})
    expect([none.status, none.json.code]).toEqual([409, 'LINK_WITHOUT_APPLYMENT'])
  })
})

test('tokens, sessions and what was typed are in no line of the log', async () => {
  const { phone, address } = await opened()
  await phone.save({ [ID_NUMBER]: '440199198506123012' }, (await draftOf(phone)).version)
  await phone.get('/part/person')
  const log = house.logged.join('')
  expect(log).toContain('/a/:token')
  expect(log).not.toContain(new URL(address).pathname.slice('/a/'.length))
  expect(log).not.toContain(phone.cookie.split('=')[1])
  expect(log).not.toContain('440199198506123012')
})

/** The beginning of a JPEG as a phone's camera writes it, with a note of the place. */
function photoTakenAt(place: string): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, [...ascii('Exif'), 0, 0, ...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, 0, ...ascii(place)]),
    ...segment(0xc0, [8, 5, 70, 7, 8, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    1,
    2,
    3,
    0xff,
    0xd9,
  ])
}

const ascii = (letters: string) => Array.from(letters, (character) => character.charCodeAt(0))
const segment = (marker: number, data: number[]) => [0xff, marker, 0, data.length + 2, ...data]
