import { readFile } from 'node:fs/promises'
import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import type { Command } from './commands.ts'

const TITLE: Sentence = {
  'zh-CN': '入驻：把客户带到微信支付和支付宝上，从「想收款」到收到第一笔钱',
  en: 'Ruzhu: takes a client from "we want to be paid" to the first payment on WeChat Pay and Alipay',
}
const COMMANDS_TITLE: Sentence = { 'zh-CN': '命令', en: 'Commands' }
const VARIABLES_TITLE: Sentence = { 'zh-CN': '环境变量', en: 'Environment' }
const MORE: Sentence = {
  'zh-CN': '全部变量和说明在 README.zh-CN.md，入门在 docs/guide.zh-CN.md。',
  en: 'All variables and more are in README.md; docs/guide.en.md takes you through the first payment.',
}

const VARIABLES: readonly (Sentence & { name: string })[] = [
  { name: 'RUZHU_PORT', 'zh-CN': '服务的端口，默认 7300', en: 'Port of the server, 7300 unless told' },
  {
    name: 'RUZHU_DATA_DIR',
    'zh-CN': '数据和主密钥所在的文件夹，默认 ./data',
    en: 'Folder of data and master key, ./data unless told',
  },
  {
    name: 'RUZHU_ENVIRONMENT',
    'zh-CN': 'test（默认，自带模拟器）或 live',
    en: 'test (unless told; brings the simulator) or live',
  },
  {
    name: 'RUZHU_API_KEY',
    'zh-CN': '「ruzhu next」「ruzhu import」等向服务提问时用的接口密钥',
    en: 'API key by which `ruzhu next`, `ruzhu import` and others ask a server',
  },
  { name: 'RUZHU_LANG', 'zh-CN': '终端用的语言：zh-CN 或 en', en: 'Language of the terminal: zh-CN or en' },
]

export async function showHelp(commands: readonly Command[], language: Language): Promise<number> {
  console.log(helpText(commands, language))
  return 0
}

export function helpText(commands: readonly Command[], language: Language): string {
  const usages = commands.map(({ name, options, summary }) => [`ruzhu ${name} ${options}`.trimEnd(), summary[language]])
  const variables = VARIABLES.map((variable) => [variable.name, variable[language]])
  const width = Math.max(...[...usages, ...variables].map(([left = '']) => left.length))
  const row = ([left = '', right = '']: string[]) => `  ${left.padEnd(width)}   ${right}`
  return [
    '',
    TITLE[language],
    '',
    COMMANDS_TITLE[language],
    ...usages.map(row),
    '',
    VARIABLES_TITLE[language],
    ...variables.map(row),
    '',
    MORE[language],
    '',
  ].join('\n')
}

export async function showVersion(): Promise<number> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  const version = manifest !== null && typeof manifest === 'object' && 'version' in manifest ? manifest.version : '?'
  console.log(`ruzhu ${version}, Node ${process.version}`)
  return 0
}
