import type { MessageId } from '@ruzhu/domain/ids.ts'
import { removeRoute } from '@ruzhu/domain/messages/save-route.ts'
import { saveTemplate, withdrawTemplate } from '@ruzhu/domain/messages/save-template.ts'
import { tryRoute } from '@ruzhu/domain/messages/try-route.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from './messages/world.ts'

const EXAMPLE = new URL('../docs/sms-gateway.mjs', import.meta.url)

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const stateOf = async (id: MessageId) => (await world.store.read.messages.byId(id))?.state
const attemptsOf = async (id: MessageId) =>
  (await world.store.read.messages.sends(id)).flatMap(({ attempts }) => attempts)

const reminder = (more: object = {}) => world.message({ kind: 'reminder', to: { client: world.client.id }, ...more })

describe('nothing goes out by itself', () => {
  test('before a route is set up and the kind is approved, and what was kept to be copied stays so', async () => {
    const before = await world.queue()
    await world.smtp()
    const unapproved = await world.queue()
    await world.approve()
    await world.sendDue()
    expect([await stateOf(before), await stateOf(unapproved)]).toEqual(['to_copy', 'to_copy'])
    expect(world.mail.mails).toEqual([])
    const approved = await world.queue()
    await world.sendDue()
    expect(await stateOf(approved)).toBe('sent')
  })

  test('when the approval was taken back while it waited', async () => {
    await world.smtp()
    await world.approve()
    const id = await world.queue()
    await withdrawTemplate(world.deps, 'escalation')
    await world.sendDue()
    expect(await stateOf(id)).toBe('failed')
    expect(world.mail.mails).toEqual([])
  })

  test('at night, and on a holiday: it goes out on the morning people come back', async () => {
    await world.smtp()
    await world.approve()
    world.set('2026-09-30T20:30:00+08:00') // the eve of National Day
    const id = await world.queue()
    await world.sendDue()
    world.set('2026-10-05T10:00:00+08:00') // a Monday, and a holiday
    await world.sendDue()
    expect([await stateOf(id), world.mail.mails.length]).toEqual(['queued', 0])
    world.set('2026-10-08T09:00:00+08:00')
    await world.sendDue()
    expect([await stateOf(id), world.mail.mails.length]).toEqual(['sent', 1])
  })

  test('twice for one key', async () => {
    await world.smtp()
    await world.approve()
    const once = world.message()
    await world.queue(once)
    await world.queue(once)
    await world.sendDue()
    expect(world.mail.mails).toHaveLength(1)
  })
})

describe('by mail', () => {
  beforeEach(async () => {
    await world.approve()
    await world.approve('reminder')
  })

  test('members are written to by their addresses, a client by its contact’s, each with a link that leads there', async () => {
    await world.smtp()
    await world.queue()
    await world.queue(
      world.message({ kind: 'reminder', to: { client: world.client.id }, href: 'https://pay.example.com/a/x' }),
    )
    await world.sendDue()
    expect(world.mail.mails.map(({ to }) => to)).toEqual([['linxiao@example.com'], ['chen@example.com']])
    const [first] = world.mail.mails
    expect(first?.text).toMatch(/^Message-ID: <ms_/im)
    expect(Buffer.from(first?.text.split('\n\n')[1] ?? '', 'base64').toString() + first?.text).toContain(
      `https://pay.example.com/clients/${world.client.id}`,
    )
  })

  test('a refusal for good is not repeated, and says the server’s number', async () => {
    await world.smtp()
    world.mail.manners = { answers: { RCPT: '550 no such user here' } }
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('failed')
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('550') }])
  })

  test('a wrong password is told as one, and never repeated', async () => {
    const password = new Secret('smtp_password', 'canary-smtp-password')
    await world.smtp({ user: 'ruzhu', password })
    world.mail.manners = { answers: { AUTH: '535 authentication failed' } }
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('failed')
    const told = JSON.stringify(await attemptsOf(id))
    expect(told).toContain('eauth')
    expect(told).not.toContain('canary')
  })

  test('a server that greylists takes it a few minutes later', async () => {
    await world.smtp()
    world.mail.manners = { answers: { RCPT: '451 greylisted, come back later' } }
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('queued')
    world.mail.manners = {}
    world.pass(MINUTE_MS + 1000)
    await world.sendDue()
    expect(await stateOf(id)).toBe('sent')
    expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(['refused', 'sent'])
  })

  test('a server that falls silent after the text may have it: that is said, and it is repeated twice at most', async () => {
    await world.smtp()
    world.mail.manners = { silentAfter: 'body' }
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('unknown')
    for (let i = 0; i < 4; i++) {
      world.pass(2 * HOUR_MS + MINUTE_MS)
      await world.sendDue()
    }
    expect(await stateOf(id)).toBe('unknown')
    expect(world.mail.mails).toHaveLength(3)
    expect(new Set(world.mail.mails.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1])).size).toBe(1)
  })

  test('nobody there is no doubt: it was not sent', async () => {
    await world.smtp({ port: 1 })
    const id = await world.queue()
    await world.sendDue()
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'refused' }])
    expect(await stateOf(id)).toBe('queued')
  })
})

describe('into a group', () => {
  beforeEach(() => world.approve())

  test('each house is signed to in its way, and told the word it asks for', async () => {
    for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) await world.robot(kind)
    const id = await world.queue()
    await world.sendDue()
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }, { outcome: 'sent' }])
    const ding = world.robots.heard.find(({ path }) => path === '/ding')
    expect(JSON.stringify(ding?.body)).toContain('入驻\\n云杉茶室')
  })

  test.each([
    ['dingtalk', 'errcode 310000'],
    ['feishu', 'errcode 19021'],
  ] as const)('a wrong key of %s is a refusal, though it answers 200', async (kind, reason) => {
    await world.robot(kind, { signing: new Secret('robot_signing_key', 'not-the-key') })
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('failed')
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'refused', reason }])
  })

  test('the twenty-first in a minute waits for the next minute', async () => {
    await world.robot('wecom')
    for (let i = 0; i < 21; i++) await world.queue()
    await world.sendDue()
    expect(world.robots.heard).toHaveLength(20)
    world.pass(MINUTE_MS + 1)
    await world.sendDue()
    expect(world.robots.heard).toHaveLength(21)
  })

  test('who is told that it sends too fast comes back after ten minutes', async () => {
    await world.robot('wecom')
    world.robots.behaviour = { status: 200, body: { errcode: 45009, errmsg: 'api freq out of limit' } }
    const id = await world.queue()
    await world.sendDue()
    world.robots.behaviour = 'usual'
    world.pass(9 * MINUTE_MS)
    await world.sendDue()
    expect(await stateOf(id)).toBe('queued')
    world.pass(2 * MINUTE_MS)
    await world.sendDue()
    expect(await stateOf(id)).toBe('sent')
  })

  test.each(['silent', 'down'] as const)('a robot that is %s may have spoken', async (behaviour) => {
    await world.robot('wecom')
    world.robots.behaviour = behaviour
    const id = await world.queue()
    await world.sendDue()
    expect(await stateOf(id)).toBe('unknown')
  })

  test('an address within a house is refused before a byte is sent, and its key is told to nobody', async () => {
    const url = new Secret('robot_url', 'https://oapi.dingtalk.com/robot/send?access_token=canary-token')
    const route = await world.robot('dingtalk', { url })
    expect(JSON.stringify([route, await world.store.read.messages.routes()])).not.toContain('canary')
    const inside = new Secret('robot_url', 'https://10.0.0.1/robot')
    await expect(world.robot('wecom', { url: inside })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const handed = await world.carry({ ...route, url: inside } as never, {
      id: 'ms_1' as MessageId,
      to: [],
      subject: '',
      text: '入驻',
    })
    expect(handed).toEqual({ outcome: 'refused', reason: 'address_refused', again: false })
  })
})

describe('by text message', () => {
  beforeEach(() => world.approve('reminder'))

  test('a client’s contact gets one line that ends with its link, and the gateway sees that it comes from us', async () => {
    await world.sms()
    const id = await world.queue(reminder({ href: 'https://pay.example.com/a/x' }))
    await world.queue() // to members, who are not written to this way
    await world.sendDue()
    expect(await stateOf(id)).toBe('sent')
    expect(world.gateway.texts).toEqual([
      {
        id,
        phone: world.client.contactPhone,
        purpose: 'notice',
        template: 'reminder',
        language: 'zh-CN',
        params: expect.objectContaining({ link: 'https://pay.example.com/a/x', client: world.client.name }),
        text: '云杉茶室：等太久了 https://pay.example.com/a/x',
      },
    ])
  })

  test('without a link it says what there is to say', async () => {
    await world.sms()
    const { href: _, ...bare } = reminder()
    await world.queue(bare)
    await world.sendDue()
    expect(world.gateway.texts.map(({ text }) => text)).toEqual(['云杉茶室：等太久了 请联系 陈*明'])
  })

  test('a route that is for codes alone sends no notices, and one that is not approved neither', async () => {
    await world.sms({ clients: false })
    expect(await stateOf(await world.queue(reminder()))).toBe('to_copy')
    await world.sms()
    await withdrawTemplate(world.deps, 'reminder')
    expect(await stateOf(await world.queue(reminder()))).toBe('to_copy')
  })

  test('at night it waits for the morning', async () => {
    await world.sms()
    world.set('2026-11-30T22:00:00+08:00')
    const id = await world.queue(reminder())
    await world.sendDue()
    expect([await stateOf(id), world.gateway.texts.length]).toEqual(['queued', 0])
    world.set('2026-12-01T09:00:00+08:00')
    await world.sendDue()
    expect(await stateOf(id)).toBe('sent')
  })

  test('a no is not repeated, and of what the gateway says only a word is kept, never a number', async () => {
    await world.sms()
    world.gateway.manners = { status: 400, body: { reason: 'isv.MOBILE_NUMBER_ILLEGAL' } }
    const first = await world.queue(reminder())
    await world.sendDue()
    world.gateway.manners = { status: 400, body: { reason: `no such number ${world.client.contactPhone}` } }
    const second = await world.queue(reminder())
    await world.sendDue()
    expect([await stateOf(first), await stateOf(second)]).toEqual(['failed', 'failed'])
    expect([...(await attemptsOf(first)), ...(await attemptsOf(second))]).toMatchObject([
      { outcome: 'refused', reason: 'http 400 isv.MOBILE_NUMBER_ILLEGAL' },
      { outcome: 'refused', reason: 'http 400' },
    ])
  })

  test('a wrong secret is a no', async () => {
    await world.sms({ secret: new Secret('webhook_secret', `whsec_${'A'.repeat(32)}`) })
    const id = await world.queue(reminder())
    await world.sendDue()
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'refused', reason: 'http 401 wrong_signature' }])
    expect(world.gateway.texts).toEqual([])
  })

  test('who is told to come back later does, under the same id', async () => {
    await world.sms()
    world.gateway.manners = { status: 429 }
    const id = await world.queue(reminder())
    await world.sendDue()
    expect(await stateOf(id)).toBe('queued')
    world.gateway.manners = 'usual'
    world.pass(MINUTE_MS + 1000)
    await world.sendDue()
    expect(world.gateway.texts.map((text) => text.id)).toEqual([id])
  })

  test.each(['silent', 'down', { status: 502 }] as const)('a gateway that is %j may have sent it', async (manners) => {
    await world.sms()
    world.gateway.manners = manners
    const id = await world.queue(reminder())
    await world.sendDue()
    expect(await stateOf(id)).toBe('unknown')
  })

  test('nobody there is no doubt: it was not sent', async () => {
    await world.sms({ address: 'http://127.0.0.1:1/send' })
    const id = await world.queue(reminder())
    await world.sendDue()
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'refused', reason: 'econnrefused' }])
    expect(await stateOf(id)).toBe('queued')
  })

  test('numbers and codes go nowhere in the clear, but to this machine', async () => {
    for (const address of [
      'http://sms.example.com/',
      'http://10.0.0.8/',
      'http://127.example.com/',
      'https://u:p@sms.example.com/',
      'ftp://x/',
    ]) {
      await expect(world.sms({ address }), address).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    }
    for (const secret of ['short', 'whsec_short', `whsec_${'ä'.repeat(40)}`]) {
      const given = new Secret('webhook_secret', secret)
      await expect(world.sms({ secret: given }), secret).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    }
    await expect(world.sms({ address: 'https://10.0.0.8/send' })).resolves.toMatchObject({ kind: 'sms' })
  })

  test('where a cloud keeps its machine’s credentials, nothing is sent', async () => {
    const route = await world.sms({ address: 'https://169.254.169.254/latest' })
    const letter = { id: 'ms_1' as MessageId, to: ['13800138000'], subject: '', text: '' }
    expect(await world.carry(route, letter)).toEqual({ outcome: 'refused', reason: 'address_refused', again: false })
  })

  test('a route is tried with a number that is typed, at any hour, before anything is approved', async () => {
    world.set('2026-11-29T03:00:00+08:00') // a Sunday, at night
    const { id: routeId } = await world.sms({ clients: false })
    const id = await tryRoute(world.deps, routeId, world.member.userId, '13900139000')
    await world.sendDue()
    expect(await stateOf(id)).toBe('sent')
    expect(world.gateway.texts).toMatchObject([{ phone: '13900139000', purpose: 'notice', template: 'trial' }])
    await expect(tryRoute(world.deps, routeId, world.member.userId)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const { id: robot } = await world.robot('wecom')
    const other = tryRoute(world.deps, robot, world.member.userId, '13900139000')
    await expect(other).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('the gateway that both guides print takes what we send, and nothing that somebody else sends', async () => {
    const code = await readFile(EXAMPLE, 'utf8')
    for (const language of ['zh-CN', 'en']) {
      expect(await readFile(new URL(`guide.${language}.md`, EXAMPLE), 'utf8')).toContain(`\n${code.trim()}\n`)
    }
    const env = { ...process.env, SMS_SECRET: world.gateway.secret, PORT: '0' }
    const program = spawn(process.execPath, [fileURLToPath(EXAMPLE)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const said: string[] = []
      program.stdout.setEncoding('utf8').on('data', (words: string) => said.push(words))
      await expect.poll(() => said.join('')).toContain('\n')
      world.set(new Date().toISOString())
      const route = await world.sms({ address: said.join('').trim() })
      const letter = { id: 'ms_1' as MessageId, to: ['13800138000'], subject: '', text: '验证码 482913' }
      expect(await world.carry(route, letter)).toEqual({ outcome: 'sent' })
      await expect.poll(() => said.join('')).toContain('ms_1 138****8000 trial')
      const other = { ...route, secret: new Secret('webhook_secret', `whsec_${'A'.repeat(32)}`) }
      expect(await world.carry(other, letter)).toMatchObject({ outcome: 'refused', reason: 'http 401' })
      world.pass(-HOUR_MS) // somebody heard it an hour ago, and says it again
      expect(await world.carry(route, letter)).toMatchObject({ outcome: 'refused', reason: 'http 401' })
    } finally {
      program.kill()
    }
  })

  test('a code cannot be left out of the words that bring it', async () => {
    const bare = { 'zh-CN': '验证码 {minutes} 分钟有效', en: 'good for {minutes} minutes' }
    await expect(saveTemplate(world.deps, 'link_code', { subject: bare, text: bare })).rejects.toMatchObject({
      facts: { problems: ['/text/zh-CN: has to hold {code}', '/text/en: has to hold {code}'] },
    })
  })
})

describe('when things go wrong on our side', () => {
  beforeEach(() => world.approve())

  test('a process that dies while it hands over leaves an attempt that may have arrived; nothing is sent again before its time', async () => {
    await world.smtp()
    const id = await world.queue()
    await expect(
      world.sendDue(async (route, letter) => {
        await world.carry(route, letter)
        throw new Error('killed here')
      }),
    ).rejects.toThrow('killed here')
    expect(world.mail.mails).toHaveLength(1)

    world.pass(31_000) // its lease is over, and another process takes the job
    await world.sendDue()
    expect(world.mail.mails).toHaveLength(1)
    world.pass(2 * MINUTE_MS)
    await world.sendDue()
    expect(world.mail.mails).toHaveLength(1)
    expect(await stateOf(id)).toBe('unknown')
    expect(await attemptsOf(id)).toMatchObject([{ outcome: 'unknown', reason: 'interrupted' }])

    world.pass(20 * MINUTE_MS)
    await world.sendDue()
    expect(world.mail.mails).toHaveLength(2)
    expect(await stateOf(id)).toBe('sent')
  })

  test('a route that is removed while messages wait fails them, and says why', async () => {
    world.set('2026-11-29T10:00:00+08:00') // a Sunday
    const { id: routeId } = await world.smtp()
    const id = await world.queue()
    await removeRoute(world.deps, routeId)
    world.set('2026-11-30T10:00:00+08:00')
    await world.sendDue()
    expect(await attemptsOf(id)).toMatchObject([{ reason: 'route_removed' }])
    expect(await stateOf(id)).toBe('failed')
  })

  test('a template with a hole that nothing fills is refused where it is written', async () => {
    const words = {
      subject: { 'zh-CN': '{title}', en: '{title}' },
      text: { 'zh-CN': '你好 {nmae}', en: 'Hello {name}' },
    }
    await expect(saveTemplate(world.deps, 'escalation', words)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { problems: ['/text/zh-CN: nothing fills {nmae}', '/text/en: nothing fills {name}'] },
    })
  })

  test('words that are changed have to be approved anew', async () => {
    await world.smtp()
    const words = { subject: { 'zh-CN': '{title}', en: '{title}' }, text: { 'zh-CN': '{body}', en: '{body}' } }
    await saveTemplate(world.deps, 'escalation', words)
    expect(await stateOf(await world.queue())).toBe('to_copy')
  })
})
