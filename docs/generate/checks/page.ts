import { CHANNELS } from '@ruzhu/channels/index.ts'
import { methodOffersOf } from '@ruzhu/domain/checks/check-method.ts'
import type { CheckOffer } from '@ruzhu/domain/checks/offers.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { alipayLinks } from '../../../tests/checks/alipay-links.ts'
import type { Link } from '../../../tests/checks/link.ts'
import { type Around, wechatLinks } from '../../../tests/checks/wechat-links.ts'
import { IN_CHINESE, WORDS } from './words.ts'

type Mode = { title: Sentence; links: readonly Link[] }
type Table = { channel: string; test: string; modes: readonly Mode[] }

/** Nothing is broken by telling how it would be. */
const NOWHERE: Around = { house: never, world: never, ahead: never }
function never(): never {
  throw new Error('links are only told of here')
}

const TABLES: readonly Table[] = [
  {
    channel: 'wechatpay',
    test: 'tests/checks-wechatpay.test.ts',
    modes: [
      { title: { 'zh-CN': '服务商', en: 'through us' }, links: wechatLinks('provider', NOWHERE) },
      { title: { 'zh-CN': '自有 v3 密钥', en: 'own v3 keys' }, links: wechatLinks('v3', NOWHERE) },
      { title: { 'zh-CN': '自有 v2 密钥', en: 'own v2 key' }, links: wechatLinks('v2', NOWHERE) },
    ],
  },
  {
    channel: 'alipay',
    test: 'tests/checks-alipay.test.ts',
    modes: [
      { title: { 'zh-CN': '商家授权', en: 'granted to us' }, links: alipayLinks('provider', NOWHERE) },
      { title: { 'zh-CN': '自有应用（密钥）', en: 'own application, keys' }, links: alipayLinks('key', NOWHERE) },
      { title: { 'zh-CN': '自有应用（证书）', en: 'own, certificates' }, links: alipayLinks('certificate', NOWHERE) },
    ],
  },
]

/** What breaks them stands in a test of its own, and not in a table. */
const APART: Readonly<Record<string, { what: string; where: string; test: string }>> = {
  'alipay grant': {
    what: 'a merchant who took the authorisation back',
    where: '商家授权 · granted to us',
    test: 'tests/checks-alipay.test.ts',
  },
  'wechatpay callback': {
    what: 'twelve kinds of damage by a proxy',
    where: '所有 · all',
    test: 'tests/checks-callback.test.ts',
  },
  'alipay callback': {
    what: 'twelve kinds of damage by a proxy',
    where: '所有 · all',
    test: 'tests/checks-callback.test.ts',
  },
}

/** Every check of every channel: what it asks, what fails it alone in the simulator, what mends it. Throws at a blank. */
export async function checksPage(): Promise<string> {
  return [HEAD, ...TABLES.map(tableOf)].join('\n')
}

const HEAD = `# 连接检测一览 · The live check, check by check

由程序生成：\`npm run docs\`。每一行是一项检测：问什么、哪种接法有它、在模拟器里弄坏什么会让它（而且只有它）失败、怎样修好、由哪个测试看着。
修好之后重测这一项必须通过。\`unknown\`（没有应答）不算失败。

Written by the program: \`npm run docs\`. A row is a check: what it asks, for which ways of being connected there is one, what in the simulator
makes it fail and no other, what mends it, and the test that looks. Mended, it has to pass when it is asked again. No answer is no failure.
`

function tableOf(table: Table): string {
  const descriptor = CHANNELS.find(({ descriptor: one }) => one.name === table.channel)?.descriptor
  if (!descriptor) throw new Error(`no channel ${table.channel}`)
  const rows = methodOffersOf(descriptor).map((offer) => rowOf(table, offer))
  const { 'zh-CN': chinese, en } = descriptor.label
  return [`## ${chinese} · ${en}`, '', ...COLUMNS, ...rows, ''].join('\n')
}

const COLUMNS = [
  '| 检测 Check | 问什么 Asks | 怎样弄坏 What fails it alone | 接法 Where | 怎样修好 Mended by | 测试 Test |',
  '|---|---|---|---|---|---|',
]

function rowOf(table: Table, offer: CheckOffer): string {
  const words = WORDS[offer.name]
  if (!words) throw new Error(`docs/generate/checks/words.ts says nothing of ${offer.name}`)
  const { whats, where, test } = brokenBy(table, offer)
  const cells = [`\`${offer.name}\``, both(words.asks), whats, where, both(words.mends), test]
  return `| ${cells.join(' | ')} |`
}

function brokenBy({ channel, test, modes }: Table, { name, manual }: { name: string; manual?: unknown }) {
  const apart = APART[`${channel} ${name}`]
  const of = (links: readonly Link[]) => links.filter(({ check }) => check.split('/')[0] === name)
  const whats = [...new Set(modes.flatMap(({ links }) => of(links).map(({ what }) => said(what))))]
  const where = modes.filter(({ links }) => of(links).length > 0).map(({ title }) => both(title))
  if (whats.length > 0) return { whats: whats.join('<br>'), where: where.join('<br>'), test: linkTo(test) }
  if (apart) return { whats: said(apart.what), where: apart.where, test: linkTo(apart.test) }
  if (manual)
    return {
      whats: '不能弄坏：由人确认 · none: a person’s word',
      where: '有这个场景 · with the scene',
      test: linkTo(test),
    }
  throw new Error(`nothing breaks ${name} of ${channel}: tests/checks`)
}

/** Of a scene's own the scene is left out: each of them breaks alike. */
function said(what: string): string {
  const [en = ''] = what.split(/: (?=native$|h5$|mini_program$)/)
  const chinese = IN_CHINESE[en]
  if (chinese === undefined) throw new Error(`docs/generate/checks/words.ts has no Chinese for: ${en}`)
  return both({ 'zh-CN': chinese, en })
}

function both({ 'zh-CN': chinese, en }: Sentence): string {
  return `${chinese} · ${en}`
}

function linkTo(test: string): string {
  return `[${test.replace('tests/', '')}](../${test})`
}
