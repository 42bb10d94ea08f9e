import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { aClient } from './methods/own-accounts.ts'

type Letter = { headers: IncomingHttpHeaders; body: string }

let house: House
let listener: Server
let path: string
let first: string
const letters: Letter[] = []

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  listener = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      letters.push({ headers: request.headers, body })
      response.writeHead(204).end()
    })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hooks`
  const client_id = await aClient(house, '换签名密钥的客户')
  const made = await house.person('POST', '/v1/webhook-endpoints', { client_id, url })
  path = `/v1/webhook-endpoints/${text(made.json, 'id')}`
  first = text(made.json, 'secret')
})
afterAll(async () => {
  listener?.close()
  await house?.close()
})

/** The next letter that comes, and by which of these secrets a receiver would take it. */
async function takenBy(...secrets: string[]): Promise<readonly boolean[]> {
  const before = letters.length
  expect((await house.person('POST', `${path}/test`)).status).toBe(202)
  await expect.poll(() => letters.length, { timeout: 10_000, interval: 20 }).toBe(before + 1)
  const letter = letters.at(-1)
  return secrets.map((secret) => letter !== undefined && isSigned(letter, secret))
}

/** As a receiver does it by the rules of Standard Webhooks: one signature that fits is enough. */
function isSigned({ headers, body }: Letter, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const fitting = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  return String(headers['webhook-signature']).split(' ').includes(fitting)
}

test('a receiver with either secret takes every delivery, from the day the next one is made', async () => {
  expect(await takenBy(first)).toEqual([true])
  const next = await house.person('POST', `${path}/secret/next`)
  expect(next.status, next.text).toBe(201)
  const second = text(next.json, 'secret')
  expect(await takenBy(first, second)).toEqual([true, true])
  const again = await house.person('POST', `${path}/secret/next`)
  expect(again.json).toMatchObject({ status: 409, code: 'KEY_ROTATION_UNDER_WAY', facts: { by: '林晓' } })

  expect((await house.person('POST', `${path}/secret/switch`, {})).status).toBe(200)
  expect(await takenBy(first, second)).toEqual([true, true])
  expect((await house.person('POST', `${path}/secret/undo`)).status).toBe(200)
  expect(await takenBy(first, second)).toEqual([true, true])
  expect((await house.person('POST', `${path}/secret/switch`, { overlap_hours: 72 })).status).toBe(200)
  const shown = await house.person('GET', `${path}/secret`)
  expect(shown.text).not.toContain(first)
  expect(shown.text).not.toContain(second)
})

test('programs may not, and with the endpoint its secrets are gone', async () => {
  const { call } = await house.program()
  expect((await call('POST', `${path}/secret/next`)).status).toBe(403)
  const id = path.split('/').at(-1) ?? ''
  expect((await house.person('DELETE', path)).status).toBe(204)
  expect(await house.server.parts.deps.store.read.keys.ofHolders([id])).toEqual([])
})
