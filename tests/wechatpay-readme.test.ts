import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'

/** The package's READMEs are run as they stand, but for the numbers, keys and host that are each reader's own. */

const run = promisify(execFile)
let sim: SimWorld
let shop: Made
let folder: string
let blocks: string[]
let v2Blocks: string[]

beforeAll(async () => {
  sim = await openSimulator()
  shop = await sim.merchant({ keys: 'public_key' })
  folder = await mkdtemp(join(tmpdir(), 'first-payment-'))
  ;[blocks, v2Blocks] = [codeOf(await read('')), codeOf(await read('v2/'))]
  await writeFile(join(folder, 'apiclient_key.pem'), shop.private_key)
  await writeFile(join(folder, 'apiv3_key.txt'), shop.api_v3_key)
  await writeFile(join(folder, 'pub_key.pem'), shop.public_key ?? '')
  await writeFile(join(folder, 'apiclient_cert.pem'), shop.certificate)
  await writeFile(join(folder, 'apiv2_key.txt'), shop.api_v2_key)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await sim.close()
})

function read(folderOfPackage: string): Promise<string> {
  return readFile(new URL(`../channels/wechatpay/protocol/${folderOfPackage}README.md`, import.meta.url), 'utf8')
}

function codeOf(readme: string): string[] {
  return [...readme.matchAll(/```ts\n([^`]*)```/g)].map(([, code = '']) => code)
}

/** What the reader would see, after putting in what is theirs. */
async function typedIn(code: string): Promise<string> {
  const own = [
    ['1900007291', shop.mchid],
    ['wx8888888888888888', shop.appid],
    ['408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB', shop.serial_no],
    ['PUB_KEY_ID_0114232134912410000000000000', shop.public_key_id ?? ''],
    ['https://api.mch.weixin.qq.com', sim.url],
  ].reduce((text, [theirs = '', ours = '']) => text.replaceAll(theirs, ours), code)
  // there is no package around the reader's file here, so that names become addresses
  const addressed = own.replaceAll(/'(@ruzhu\/[^']+)'/g, (_, name: string) => `'${import.meta.resolve(name)}'`)
  const file = join(folder, 'first-payment.ts')
  await writeFile(file, addressed)
  return (await run(process.execPath, ['--disable-warning=ExperimentalWarning', file], { cwd: folder })).stdout.trim()
}

test('a first payment takes twenty lines', async () => {
  const [first = '', then = ''] = blocks
  expect(first.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20)

  const codeUrl = await typedIn(first)
  expect(codeUrl).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  const { transaction_id } = await sim.told('POST', '/_sim/pay', { target: codeUrl })
  // sent again, the paid order is refused in the gateway's words; the question beside it says what became of it
  const said = await typedIn(first + then)
  expect(said).toContain("code: 'ORDERPAID'")
  expect(said.split('\n').at(-1)).toBe(`paid ${String(transaction_id)}`)
})

test('a till is paid over APIv2 as it stands there', async () => {
  const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
  const shown = await sim.told('GET', `/_sim/payers/${payer_id}/auth_code?channel=wechatpay`)
  const [code = ''] = v2Blocks
  const said = await typedIn(code.replace('134567890123456789', String(shown['auth_code'])))
  expect(said).toContain("state: 'paid'")
})

test.each(['', 'v2/'])('every call that it lists is there: %s', async (folderOfPackage) => {
  const rows = (await read(folderOfPackage)).split('\n').filter((line) => /^\| `[\w/-]+\.ts`/.test(line))
  expect(rows.length).toBeGreaterThan(8)
  for (const row of rows) {
    const [files = '', functions = ''] = row.split('|').slice(1)
    const names = [...files.matchAll(/`([\w/-]+\.ts)`/g)].map(
      ([, name]) => `@ruzhu/wechatpay/${folderOfPackage}${name}`,
    )
    const exported = await Promise.all(names.map((name) => import(name)))
    const there = exported.flatMap((one: object) => Object.keys(one))
    const listed = [...functions.matchAll(/`([a-z]\w+)`/g)].map(([, name]) => name)
    expect(there).toEqual(expect.arrayContaining(listed))
  }
})
