import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sayIn } from '@ruzhu/credentials/sentences.ts'
import { type BadUploads, FORMS, makeBadUploads, type Upload } from '@ruzhu/credentials/testing/bad-uploads.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { ruzhu } from './command.ts'
import { OWN_ACCOUNTS, type Own } from './methods/own-accounts.ts'

/** Each bad upload by its name: a sentence on the command line and from the API, and nothing of it kept anywhere. */

let house: House
let good: Own
let bad: BadUploads
let clientId: unknown
beforeAll(async () => {
  ;[house, bad] = await Promise.all([House.open(), makeBadUploads()])
  await house.signIn()
  good = await OWN_ACCOUNTS['WeChat Pay v3'].open(house)
  const client = { name: '坏上传', contact_name: '李雷', contact_phone: '13800138000' }
  clientId = (await house.person('POST', '/v1/clients', client)).json['id']
})
afterAll(() => house?.close())

test('the command line says of each file in a folder what is wrong with it, and writes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-bad-'))
  const [given, empty] = [join(folder, 'given'), join(folder, 'empty')]
  await Promise.all([mkdir(given), mkdir(empty)])
  await Promise.all(bad.uploads.map(({ file, bytes }) => writeFile(join(given, file), bytes)))
  try {
    const inspected = (language: string) =>
      ruzhu(['cert', 'inspect', given, '--mchid', bad.mchid], {
        cwd: empty,
        env: { RUZHU_LANG: language, TMPDIR: empty },
      })
    for (const language of ['zh-CN', 'en'] as const) {
      const command = inspected(language)
      expect(await command.ended()).toBe(3)
      const lines = command.said().split('\n')
      for (const { file, refused, name } of bad.uploads) {
        const about = lines.filter((line) =>
          [`  ${file}:`, `  ${file} ›`, `(${file})`].some((from) => line.includes(from)),
        )
        expect(about, name).toHaveLength(1)
        if (refused) expect(about[0], name).toMatch(/^✗ /)
        if (refused) expect(about[0], name).toContain(sayIn(language, refused))
        else expect(about[0], name).not.toContain('✗')
      }
      for (const trace of traces(bad.goodKey)) expect(command.said()).not.toContain(trace)
    }
    expect(await readdir(empty)).toEqual([])
    expect((await readdir(given)).toSorted()).toEqual(bad.uploads.map(({ file }) => file).toSorted())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the API refuses each where the private key belongs with a sentence at its field, and keeps nothing', async () => {
  const other = String(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(PKCS8))
  const another: Upload = { name: 'another key than the certificate’s', file: 'other.pem', bytes: Buffer.from(other) }
  const tried = [...bad.uploads.filter(({ refused, bytes }) => refused && bytes.length > 0), another]
  for (const upload of tried) {
    const value = valueOf(upload)
    const answer = await addAccount(value)
    for (const trace of traces(value)) expect(answer.text, upload.name).not.toContain(trace)
    if (value.length > LARGEST_BODY) {
      expect(answer.json, upload.name).toMatchObject({ status: 413, detail: expect.stringMatching(/[\u4e00-\u9fff]/) })
      continue
    }
    expect([400, 422], `${upload.name}: ${answer.text}`).toContain(answer.status)
    const [field] = (answer.json['fields'] ?? []) as { path: string; message: string }[]
    expect(field, `${upload.name}: ${answer.text}`).toEqual({
      path: 'secrets.private_key',
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    })
    if (upload.refused && isText(upload)) expect(field?.message, upload.name).toBe(sayIn('zh-CN', upload.refused))
  }
  const kept = await filesOf(house.folder)
  const logged = house.logged.join('\n')
  for (const upload of tried) {
    for (const trace of traces(valueOf(upload))) {
      expect(logged.includes(trace), `${upload.name} in the log`).toBe(false)
      expect(
        kept.some((content) => content.includes(trace)),
        `${upload.name} on disk`,
      ).toBe(false)
    }
  }
  expect((await house.person('GET', `/v1/client-accounts?client_id=${String(clientId)}`)).json['data']).toEqual([])
})

test('the API takes the right key in each other form', async () => {
  for (const [name, { form }] of Object.entries(FORMS)) {
    const { settings, secrets } = await OWN_ACCOUNTS['WeChat Pay v3'].open(house)
    const answer = await addAccount(form(String(secrets['private_key'])), { settings, secrets })
    expect(answer.status, `${name}: ${answer.text}`).toBe(201)
  }
})

const LARGEST_BODY = 1_048_576
const PKCS8 = { type: 'pkcs8', format: 'pem' } as const

function addAccount(privateKey: string, { settings, secrets }: Pick<Own, 'settings' | 'secrets'> = good) {
  const keys = { ...secrets, private_key: privateKey }
  const body = { client_id: clientId, channel: 'wechatpay', name: '自己的账号', settings, secrets: keys }
  return house.person('POST', '/v1/client-accounts', body)
}

/** A text is sent as it is, and other bytes as programs send them. */
function valueOf(upload: Pick<Upload, 'bytes' | 'file'>): string {
  return Buffer.from(upload.bytes).toString(isText(upload) ? 'utf8' : 'base64')
}

function isText({ file }: Pick<Upload, 'file'>): boolean {
  return !/\.(zip|p12)$/.test(file)
}

/** Pieces by which it would be found again, whole or in part. */
function traces(value: string): string[] {
  const [line = ''] = value.split('\n').filter((one) => one.length >= 24 && !one.includes('-----'))
  return line === '' ? [] : [line.slice(0, 64), line.slice(-40)]
}

async function filesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    files.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
  )
}
