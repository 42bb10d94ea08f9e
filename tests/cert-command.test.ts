import { connect, text } from '@ruzhu/cli/demo/api.ts'
import { runCert } from '@ruzhu/cli/cert/cert.ts'
import { type RunningSimulator, startSimulator } from '@ruzhu/simulator/start.ts'
import { unzipSync } from 'fflate'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ruzhu } from './command.ts'
import { findOpenssl } from './support/openssl.ts'

const NOW = new Date()
let simulator: RunningSimulator
let folder: string

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 })
})
afterAll(() => simulator?.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-cert-'))
  return () => rm(folder, { recursive: true, force: true })
})

/** `ruzhu cert …` as its process would run it. */
async function cert(args: readonly string[], language: 'zh-CN' | 'en' = 'zh-CN', env: NodeJS.ProcessEnv = {}) {
  const out: string[] = []
  const told: string[] = []
  const terminal = {
    language,
    now: NOW,
    env,
    out: (line: string) => out.push(line),
    tell: (line: string) => told.push(line),
  }
  const code = await runCert(args, terminal)
  return { code, out: out.join('\n'), told: told.join('\n') }
}

const at = (...names: string[]) => join(folder, ...names)
const program = findOpenssl()
const openssl = (...args: string[]) =>
  execFileSync(program ?? 'openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const api = () => connect(simulator.url)
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

/** A merchant with a key of its own making and the certificate that its platform issued for it. */
async function certified() {
  const merchant = await api().post('/_sim/wechatpay/merchants', { name: '示例商户有限公司' })
  const mchid = text(merchant, 'mchid')
  const made = await cert(['csr', '--mchid', mchid, '--name', '示例商户有限公司', '--out', at('c')])
  expect(made.code, made.told).toBe(0)
  const { certificate } = await api().patch(`/_sim/wechatpay/merchants/${mchid}`, { sign_csr: made.out })
  await writeFile(at('c', 'answer.txt'), `${String(certificate)}\r\n`)
  return { mchid, request: made, key: at('c', 'apiclient_key.pem'), answer: at('c', 'answer.txt') }
}

describe.skipIf(program === undefined)('what is made', () => {
  test('a request as the platform expects it; its key only in a file, only for its owner', async () => {
    const { mchid, request, key } = await certified()
    const shown = openssl(
      'req',
      '-in',
      at('c', 'apiclient.csr'),
      '-noout',
      '-verify',
      '-subject',
      '-nameopt',
      'sep_comma_plus,utf8,-esc_msb',
    )
    expect(shown).toContain(`CN=${mchid},O=微信商户系统,OU=示例商户有限公司,C=CN,L=ShenZhen`)
    expect(openssl('req', '-in', at('c', 'apiclient.csr'), '-noout', '-text')).toMatch(
      /2048 bit[\s\S]*65537[\s\S]*sha256WithRSA/,
    )
    expect(await mode(key)).toBe('600')
    const secret = (await readFile(key, 'utf8')).split('\n')[3] ?? ''
    expect(request.out + request.told).not.toContain(secret)
    expect(request.out).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----/)
  })

  test('the certificate that came back is checked, and p12 opens with the MCHID in OpenSSL', async () => {
    const { mchid, key, answer } = await certified()
    const done = await cert(['finish', answer, '--key', key, '--mchid', mchid])
    expect(done.code, done.told).toBe(0)
    expect(await readdir(at('c'))).toEqual([
      'answer.txt',
      'apiclient.csr',
      'apiclient_cert.p12',
      'apiclient_cert.pem',
      'apiclient_key.pem',
    ])
    expect(await mode(at('c', 'apiclient_cert.p12'))).toBe('600')
    const p12 = ['pkcs12', '-in', at('c', 'apiclient_cert.p12'), '-passin', `pass:${mchid}`]
    const keyInside = createPrivateKey(openssl(...p12, '-nocerts', '-nodes'))
    const certificateInside = new X509Certificate(openssl(...p12, '-nokeys', '-clcerts'))
    const written = new X509Certificate(await readFile(at('c', 'apiclient_cert.pem')))
    expect(certificateInside.fingerprint256).toBe(written.fingerprint256)
    expect(createPublicKey(keyInside).equals(written.publicKey)).toBe(true)
    expect(createPrivateKey(await readFile(key)).equals(keyInside)).toBe(true)
    expect(() => openssl(...p12.slice(0, 3), '-passin', 'pass:1', '-nokeys')).toThrow('Mac verify error')
    // what no Windows before 10 reads is not in it
    expect(execFileSync('sh', ['-c', `${program} ${p12.join(' ')} -info -noout 2>&1`]).toString()).toMatch(
      /SHA1And3-KeyTripleDES/,
    )
  })

  test('all of it in one archive, which is recognised again as it is', async () => {
    const { mchid, key, answer } = await certified()
    expect((await cert(['bundle', answer, key, '--out', at('all.zip')])).code).toBe(0)
    expect(await mode(at('all.zip'))).toBe('600')
    const names = Object.keys(unzipSync(new Uint8Array(await readFile(at('all.zip')))))
    expect(names).toEqual(['apiclient_key.pem', 'apiclient_cert.pem', 'apiclient_cert.p12'])
    const seen = await cert(['inspect', at('all.zip'), '--json'])
    expect(seen.code).toBe(0)
    const { findings } = JSON.parse(seen.out)
    expect(findings).toMatchObject([
      { kind: 'merchant_certificate', mchid },
      { kind: 'merchant_serial_no' },
      { kind: 'mchid' },
      { kind: 'merchant_private_key', bits: 2048, notes: [{ word: 'key_fits' }] },
    ])
    const secret = (await readFile(key, 'utf8')).split('\n')[3] ?? ''
    expect(seen.out).not.toContain(secret)
    expect((await cert(['inspect', at('all.zip'), '--reveal'])).out).toContain(secret)
  })

  test('nothing is written over what is there, nor where the certificate belongs to another key', async () => {
    const { mchid, key, answer } = await certified()
    const before = await readFile(key)
    const again = await cert(['csr', '--mchid', mchid, '--name', '示例', '--out', at('c')], 'en')
    expect(again).toMatchObject({ code: 2, told: expect.stringContaining('is there already and was not overwritten') })
    expect(await readFile(key)).toEqual(before)
    const other = await cert(['csr', '--mchid', mchid, '--name', '示例', '--out', at('d')])
    expect(other.code).toBe(0)
    const refused = await cert(['finish', answer, '--key', at('d', 'apiclient_key.pem')])
    expect(refused).toMatchObject({ code: 3, told: '和这里的证书不是一对，是另一张证书的私钥' })
    expect(await readdir(at('d'))).toEqual(['apiclient.csr', 'apiclient_key.pem'])
    const elsewhere = await cert(['finish', answer, '--key', key, '--mchid', '1900000999'], 'en')
    expect(elsewhere).toMatchObject({ code: 3, told: expect.stringContaining('belongs to merchant') })
  })
})

test('for Alipay: both keys and a request, and its certificate fits', async () => {
  const { app_id } = await api().post('/_sim/alipay/apps', { sign_mode: 'certificate' })
  const made = await cert([
    'csr',
    '--alipay',
    '--company',
    '示例商户有限公司',
    '--domain',
    'example.com',
    '--out',
    at('a'),
  ])
  expect(made.code, made.told).toBe(0)
  expect(
    openssl('req', '-in', at('a', 'app.csr'), '-noout', '-subject', '-nameopt', 'sep_comma_plus,utf8,-esc_msb'),
  ).toContain('C=CN,O=示例商户有限公司,CN=example.com')
  const key = createPrivateKey(await readFile(at('a', 'appPrivateKey.pem')))
  const bare = (await readFile(at('a', 'appPublicKey.txt'), 'utf8')).trim()
  expect(createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')).toBe(bare)
  const { app_cert } = await api().patch(`/_sim/alipay/apps/${String(app_id)}`, { sign_csr: made.out })
  await writeFile(at('a', 'cert.crt'), String(app_cert))
  const done = await cert(['finish', at('a', 'cert.crt'), '--key', at('a', 'appPrivateKey.pem')])
  expect(done.code, done.told).toBe(0)
  expect(await readdir(at('a'))).toContain(`appCertPublicKey_${String(app_id)}.crt`)
})

describe('whoever types something else', () => {
  test.each<[string[], number, RegExp]>([
    [['nothing'], 1, /There is no "nothing"/],
    [['csr'], 1, /Needs --mchid/],
    [['csr', '--mchid', '19', '--name', 'x'], 1, /Needs --mchid/],
    [['csr', '--mchid', '1900000109', '--name', 'a\nb'], 1, /No line breaks/],
    [['csr', '--alipay'], 1, /Needs --company/],
    [['csr', '--quick'], 1, /"--quick" is not known here/],
    [['finish', 'x.pem'], 1, /Needs the certificate and --key with the private key/],
    [['inspect'], 1, /at least one file/],
    [['inspect', '/nowhere/x.pem'], 2, /Cannot read \/nowhere\/x\.pem \(ENOENT\)/],
  ])('%j', async (args, code, told) => {
    expect(await cert(args, 'en')).toEqual({ code, out: '', told: expect.stringMatching(told) })
  })

  test('is told what a file is that nobody can use', async () => {
    await writeFile(at('empty.pem'), '')
    await writeFile(at('note.txt'), 'hello')
    const seen = await cert(['inspect', folder])
    expect(seen.code).toBe(3)
    expect(seen.out).toContain('没有认出任何密钥或证书')
    expect(seen.out).toContain('empty.pem: 文件是空的')
    expect(seen.out).toContain('note.txt: 没有用到')
  })

  test('gets no half of what cannot be written whole', async () => {
    await symlink('/nowhere/at/all', at('apiclient.csr')) // not there, and yet no new file may stand in its place
    const made = await cert(['csr', '--mchid', '1900000109', '--name', 'x', '--out', folder])
    expect(made).toMatchObject({ code: 2, told: expect.stringContaining('apiclient.csr') })
    expect(await readdir(folder)).toEqual(['apiclient.csr'])
  })

  test('gets help from the command itself, in either language', async () => {
    for (const [language, line] of [
      ['zh-CN', '退出码'],
      ['en', 'Exit codes'],
    ] as const) {
      const command = ruzhu(['cert', '--help'], { env: { RUZHU_LANG: language } })
      expect(await command.ended()).toBe(0)
      expect(command.said()).toContain(line)
    }
  })
})
