import { list } from '@ruzhu/cli/demo/api.ts'
import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EMAIL, House, PASSWORD } from './api/house.ts'
import { type Command, ruzhu } from './command.ts'
import { type MailServer, startMailServer } from './messages/mail-server.ts'

/** Far more than is needed: it matters only where the machine is busy with other things. */
const PATIENCE_MS = 60_000

let house: House
/** One falls silent before the text of a mail, the other once it has it. */
let before: MailServer
let behind: MailServer
let routes: string[]
let command: Command | undefined
/** How far our clock is ahead of the world's. */
let aheadMs = 0

beforeAll(async () => {
  before = await startMailServer()
  behind = await startMailServer()
  house = await House.open({}, () => new Date(Date.now() + aheadMs))
  await house.signIn()
  routes = [await addRoute(before), await addRoute(behind)]
  await house.server.close() // from here on the server is a process of its own, which can be killed
}, 3 * PATIENCE_MS)
afterAll(async () => {
  command?.child.kill('SIGKILL')
  await command?.ended()
  await house?.close()
  await before?.close()
  await behind?.close()
})

async function addRoute({ port }: MailServer): Promise<string> {
  const to = { kind: 'smtp', name: `邮件${port}`, language: 'zh-CN', host: '127.0.0.1', port, tls: 'none' }
  const added = await house.person('POST', '/v1/message-routes', {
    ...to,
    from: '入驻 <ruzhu@example.com>',
    clients: true,
  })
  expect(added.status, added.text).toBe(201)
  return String(added.json['id'])
}

/** A message by each route, sent by a process of its own; resolves with their ids once both are asked for. */
async function sendBoth(): Promise<readonly string[]> {
  const port = await freePort()
  command = ruzhu(['serve', '--no-build'], {
    env: { RUZHU_PORT: String(port), RUZHU_DATA_DIR: house.folder, RUZHU_SIMULATOR: house.simulator.url },
  })
  await command.says(/token=\S+/)
  const url = `http://127.0.0.1:${port}`
  const post = (path: string, headers: object, body: object) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-ruzhu-console': '1', origin: url, ...headers },
      body: JSON.stringify(body),
    })
  const session = await post('/v1/session', {}, { email: EMAIL, password: PASSWORD })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const messages: string[] = []
  for (const id of routes) {
    const tried = await post(`/v1/message-routes/${id}/try`, { cookie }, {})
    expect(tried.ok).toBe(true)
    messages.push(String((await tried.json()).message_id))
  }
  return messages
}

test('killed before a text went out or after it, before either was noted: neither is lost, and none arrives a third time', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  before.manners = { silentAfter: 'DATA' }
  behind.manners = { silentAfter: 'body' }
  const messages = await sendBoth()
  await expect.poll(() => [before.commands.at(-1), behind.mails.length]).toEqual(['DATA', 1])
  command?.child.kill('SIGKILL')
  await command?.ended()
  for (const server of [before, behind]) server.manners = {}

  const told = () => Promise.all(messages.map(outcomesOf))
  const arrived = () => [before, behind].map(({ mails }) => mails.length)

  await house.restart() // while another process might still be handing them over
  expect(await told()).toEqual([['queued'], ['queued']])

  aheadMs = 2 * MINUTE_MS
  const maybe = ['unknown', 'unknown']
  await expect.poll(told).toEqual([maybe, maybe])
  expect(arrived()).toEqual([0, 1])

  aheadMs += 16 * MINUTE_MS
  const again = ['sent', 'unknown', 'sent']
  await expect.poll(told).toEqual([again, again])
  expect(arrived()).toEqual([1, 2])
  expect(new Set(behind.mails.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1])).size).toBe(1)
})

/** The state of a message, and how each attempt to send it ended. */
async function outcomesOf(id: string): Promise<readonly unknown[]> {
  const { json } = await house.person('GET', `/v1/messages/${id}`)
  const attempts = list(json, 'sends').flatMap((send) => list(send, 'attempts'))
  return [json['state'], ...attempts.map(({ outcome }) => outcome)]
}
