import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { breaches } from './architecture/breaches.ts'
import { filesThatLoad } from './architecture/loading.ts'
import { readTree } from './architecture/read-tree.ts'
import { BESIDE_ALIPAY_SDK } from './support/beside-alipay-sdk.ts'

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)))

test('every import points inward, and is declared', () => {
  expect(tree.files.length).toBeGreaterThan(50)
  expect(breaches(tree)).toEqual([])
})

test('the tests that load alipay-sdk, and no others, have a process each', () => {
  const loading = [...filesThatLoad('alipay-sdk', tree)].filter((path) => path.endsWith('.test.ts'))
  expect(loading.toSorted()).toEqual(BESIDE_ALIPAY_SDK)
})

/** What the rules say of a file that is not there, in the tree that is. */
function planted(path: string, source: string): string[] {
  return breaches({ ...tree, files: [{ path, source }] })
}

describe('an arrow planted the wrong way is caught', () => {
  test.each<[path: string, source: string, rule: string]>([
    ['domain/refunds/x.ts', "import { readFile } from 'node:fs/promises'", 'nothing but itself'],
    ['domain/refunds/x.ts', "import type { Kysely } from 'kysely'", 'nothing but itself'],
    ['domain/refunds/x.ts', "export * from '../../storage/refunds.ts'", 'nothing but itself'],
    ['domain/refunds/x.ts', "const late = await import('@ruzhu/channels/index.ts')", 'nothing but itself'],
    ['domain/refunds/x.ts', "type Late = import('@ruzhu/channels/index.ts').Late", 'nothing but itself'],
    ['domain/refunds/x.test.ts', "import { openStore } from '@ruzhu/storage/open.ts'", 'tested with values only'],
    ['credentials/x.ts', "import { createHash } from 'node:crypto'", 'not even node:'],
    ['credentials/x.ts', "import { sign } from '@ruzhu/wechatpay/signing.ts'", 'not even node:'],
    ['channels/wechatpay/adapter/x.ts', "import { recognise } from '@ruzhu/credentials/recognise.ts'", 'look into'],
    ['storage/x.ts', "import { recognise } from '@ruzhu/credentials/recognise.ts'", 'look into credentials'],
    ['storage/x.ts', "import { CHANNELS } from '@ruzhu/channels/index.ts'", 'storage imports the domain'],
    ['storage/x.ts', "import { readConfig } from '@ruzhu/server/config.ts'", 'storage imports the domain'],
    ['channels/wechatpay/adapter/x.ts', "import { open } from '@ruzhu/storage/open.ts'", 'never storage or apps'],
    ['channels/wechatpay/x.ts', "import { run } from '@ruzhu/server/main.ts'", 'never storage or apps'],
    ['channels/contract/x.ts', "import { run } from '@ruzhu/simulator/main.ts'", 'never storage or apps'],
    ['channels/alipay/adapter/x.ts', "import { sign } from '@ruzhu/wechatpay/signing.ts'", 'never imports another'],
    ['channels/alipay/index.ts', "import { explain } from '../wechatpay/explain.ts'", 'never imports another'],
    ['channels/wechatpay/protocol/x.ts', "import { fen } from '@ruzhu/domain/money.ts'", 'stands alone'],
    ['channels/wechatpay/protocol/x.ts', "import { explain } from '../explain.ts'", 'stands alone'],
    ['channels/wechatpay/adapter/x.ts', "import { ledger } from '../simulator/ledger.ts'", 'never imports a simulator'],
    ['channels/wechatpay/simulator/x.ts', "import { verify } from '@ruzhu/wechatpay/x.ts'", 'code of its own'],
    ['channels/wechatpay/simulator/x.ts', "import { refund } from '../adapter/refunds.ts'", 'code of its own'],
    ['channels/wechatpay/simulator/x.ts', "import type { A } from '../adapter/refunds.ts'", 'code of its own'],
    ['apps/simulator/x.ts', "import { sign } from '@ruzhu/wechatpay/signing.ts'", 'code of its own'],
    ['apps/console/src/x.tsx', "import { run } from '@ruzhu/server/main.ts'", 'the console shares'],
    ['apps/server/x.ts', "import { raw } from '@ruzhu/wechatpay/testing/raw.ts'", 'for tests only'],
    ['apps/demo-shop/x.ts', "import { fen } from '@ruzhu/domain/money.ts'", 'the public API only'],
  ])('%s: %s', (path, source, rule) => {
    expect(planted(path, source)).toContainEqual(expect.stringContaining(rule))
  })

  test('a simulator may share wire types with the protocol', () => {
    const found = planted('channels/wechatpay/simulator/x.ts', "import type { Wire } from '@ruzhu/wechatpay/wire.ts'")
    expect(found).toEqual([])
  })

  test('words in comments and texts are not imports', () => {
    expect(planted('domain/x.ts', "// import 'node:fs'\nexport const said = `import 'node:fs'`")).toEqual([])
  })
})

describe('what else a file may not hold', () => {
  test.each<[what: string, path: string, source: string, said: string]>([
    ['any as a type', 'apps/server/x.ts', 'export let x: any', 'says any'],
    ['a cast to any', 'apps/console/src/x.tsx', 'export const x = <b>{(1 as any)}</b>', 'says any'],
    ['a silenced checker', 'storage/x.ts', `// @ts-${'ignore'}\nexport const x = 1`, 'silences'],
    ['a silenced file', 'storage/x.ts', `/* @ts-${'nocheck'} */\nexport const x = 1`, 'silences'],
    ['a channel by name in the domain', 'domain/x.ts', "export const x = 'wechatpay'", 'names the channel wechatpay'],
    ['a channel by name in storage', 'storage/x.ts', "export const x = { on: 'wechatpay' }", 'names the channel'],
    ['a channel by name in the console', 'apps/console/src/x.tsx', "x === 'wechatpay' && <p/>", 'names the channel'],
    ['a channel by name in the server', 'apps/server/x.ts', "export const x = 'alipay'", 'names the channel alipay'],
    ['a decision by a channel', 'apps/cli/x.ts', "if (channel === 'alipay') run()", 'decides by the channel alipay'],
    ['a case of a channel', 'apps/simulator/x.ts', "switch (x) {\n  case 'wechatpay':\n}", 'decides by the channel'],
    ['a decision turned round', 'apps/cli/x.ts', "run('alipay' !== channel)", 'decides by the channel alipay'],
    ['a library nobody declared', 'apps/server/x.ts', "import chalk from 'chalk'", 'does not declare chalk'],
    ['a workspace nobody declared', 'storage/x.ts', "import '@ruzhu/wechatpay/x.ts'", 'does not declare'],
    ['a path into another workspace', 'apps/server/x.ts', "import '../../domain/money.ts'", 'by its name'],
  ])('%s', (_what, path, source, said) => {
    expect(planted(path, source)).toContainEqual(expect.stringContaining(said))
  })

  test('the word any in a name, a comment or a text is fine', () => {
    expect(planted('domain/x.ts', "// any\nexport const anyone = { any: 'any' }")).toEqual([])
  })

  test('an example in a schema may name a channel', () => {
    expect(planted('domain/x.ts', "export const x = { examples: ['wechatpay'] }")).toEqual([])
  })

  test('a type may list names, since nothing is decided by it', () => {
    expect(planted('domain/x.ts', "export type Scanner = 'wechatpay' | 'any'")).toEqual([])
  })

  test('a sentence may speak of a platform', () => {
    expect(planted('domain/x.ts', "export const x = 'open wechatpay first'")).toEqual([])
  })
})
