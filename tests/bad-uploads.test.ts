import { runCert } from '@ruzhu/cli/cert/cert.ts'
import { strToU8, zipSync } from 'fflate'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { OWN_ACCOUNTS, type Own } from './methods/own-accounts.ts'

/** Each bad upload by its name: a sentence on the command line and from the API, and nothing of it kept anywhere. */

let house: House
let good: Own
let folder: string
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  good = await OWN_ACCOUNTS['WeChat Pay v3'].open(house)
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-bad-'))
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const pem = (pair: { privateKey: { export(options: object): string | Buffer } }) =>
  String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
const rsa = (bits: number) => pem(generateKeyPairSync('rsa', { modulusLength: bits }))
const FULL_WIDTH = '－－－－－BEGIN PRIVATE KEY－－－－－\nＭＩＩＥ\n－－－－－END PRIVATE KEY－－－－－'

const KEYS: [string, () => string][] = [
  ['a web page', () => '<!DOCTYPE html><html><body>登录</body></html>'],
  ['an EC key', () => pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
  ['a DSA key', () => pem(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }))],
  ['an RSA key of 1024 bits', () => rsa(1024)],
  ['a key that breaks off', () => rsa(2048).slice(0, 900)],
  [
    'PEM of another kind',
    () => '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----',
  ],
  ['full-width characters', () => FULL_WIDTH],
  ['another key than the certificate’s', () => rsa(2048)],
]

test.each(KEYS)('%s in the place of the private key: a sentence at its field, and no trace', async (_name, make) => {
  const bad = make()
  const body = {
    channel: 'wechatpay',
    name: '坏的',
    settings: good.settings,
    secrets: { ...good.secrets, private_key: bad },
  }
  const clients = await house.person('POST', '/v1/clients', {
    name: `坏上传 ${_name}`,
    contact_name: '李雷',
    contact_phone: '13800138000',
  })
  const answer = await house.person('POST', '/v1/client-accounts', { ...body, client_id: clients.json['id'] })
  expect([400, 422], answer.text).toContain(answer.status)
  const [field] = (answer.json['fields'] ?? []) as { path: string; message: string }[]
  expect(field?.path).toBe('secrets.private_key')
  expect(field?.message).toMatch(/[\u4e00-\u9fff]/)
  const [line = ''] = bad.split('\n').filter((one) => one.length > 40 && !one.includes('-----'))
  const traces = line === '' ? [] : [line, line.slice(10, 40)]
  const files = await readdir(house.folder, { recursive: true, withFileTypes: true })
  const kept = await Promise.all(
    files.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
  )
  for (const trace of traces) {
    expect(answer.text).not.toContain(trace)
    expect(house.logged.join('\n')).not.toContain(trace)
    expect(kept.some((content) => content.includes(trace))).toBe(false)
  }
})

const ARCHIVES: [string, () => Uint8Array][] = [
  ['a zip bomb', () => zipSync({ 'a.pem': new Uint8Array(9_000_000) })],
  [
    'more entries than a bundle has',
    () => zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, new Uint8Array(0)]))),
  ],
  ['an archive three deep', () => zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.pem': strToU8(rsa(2048)) }) }) })],
  ['a path that leads out', () => zipSync({ '../../etc/apiclient_key.pem': strToU8(rsa(2048)) })],
  ['half an archive', () => zipSync({ 'a.pem': strToU8(rsa(2048)) }).slice(0, 700)],
]

test.each(ARCHIVES)('%s: a sentence on the command line, and nothing is unpacked', async (name, make) => {
  const file = join(folder, `${ARCHIVES.findIndex(([one]) => one === name)}.zip`)
  await writeFile(file, make())
  for (const language of ['zh-CN', 'en'] as const) {
    const said: string[] = []
    const say = (line: string) => said.push(line)
    const code = await runCert(['inspect', file], { language, now: new Date(), env: {}, out: say, tell: say })
    expect(code).not.toBe(0)
    expect(said.join('\n')).toMatch(language === 'en' ? /^✗ .+: [\x20-\x7e’“”]+$/m : /^✗ .+[\u4e00-\u9fff]/m)
    expect(said.join('\n')).not.toContain('PRIVATE KEY')
  }
  expect((await readdir(folder)).every((one) => one.endsWith('.zip'))).toBe(true)
})
