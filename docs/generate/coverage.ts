import { posix } from 'node:path'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { type Source, sources, takes } from './sources.ts'

/** Calls that belong together, and why the ones that the port does not need stay beside it. */
export type Topic = {
  title: Sentence
  /** Said where no adapter uses a call; a topic without it has to be behind the port whole. */
  beside?: Sentence
  /** As the gateway spells it, and the function of the protocol package that makes it, or reads it. */
  calls: readonly (readonly [call: string, client: string])[]
}
export type Coverage = {
  channel: string
  title: Sentence
  topics: readonly Topic[]
  /** What the simulator answers; a notification that it sends is looked for in its code. */
  played: ReadonlySet<string>
}

export const NOTICE = '← '

/** A table of every call of the reference: who makes it, who translates it, who plays it, who tests it. Throws at a blank. */
export async function coveragePage({ channel, title, topics, played }: Coverage): Promise<string> {
  const folder = `channels/${channel}`
  const [client, adapter, simulator, inside, outside] = await Promise.all([
    sources(`${folder}/protocol/**/*.ts`, 'code'),
    sources(`${folder}/adapter/**/*.ts`, 'code'),
    sources(`${folder}/simulator/**/*.ts`, 'code'),
    sources(`${folder}/**/*.test.ts`, 'tests'),
    sources('tests/**/*.test.ts', 'tests'),
  ])
  const answered = new Set([...played].map(unnamed))
  const blanks: string[] = []

  function row([call, name]: Topic['calls'][number], beside: Sentence | undefined): string {
    const made = client.find((source) => exportsFunction(source, name))
    const behind = adapter.filter((source) => takes(source, name, channel))
    const isPlayed = call.startsWith(NOTICE)
      ? simulator.some(({ text }) => text.includes(call.slice(NOTICE.length)))
      : answered.has(unnamed(call))
    const tested = [...outside, ...inside].filter((source) => takes(source, name, channel)).slice(0, 2)
    const port = behind.length > 0 ? behind.map(link).join('<br>') : beside && both(beside)
    const cells = {
      client: made && `[\`${name}\`](../${made.path})`,
      port,
      simulator: isPlayed ? '✓' : undefined,
      tests: tested.map(link).join('<br>') || undefined,
    }
    for (const [column, cell] of Object.entries(cells)) {
      if (cell === undefined) blanks.push(`${call} (${name}): no ${column}`)
    }
    return `| \`${call}\` | ${Object.values(cells).join(' | ')} |`
  }

  const tables = topics.map(({ title, beside, calls }) =>
    [`## ${both(title)}`, '', ...HEAD, ...calls.map((call) => row(call, beside))].join('\n'),
  )
  if (blanks.length > 0) throw new Error(`${channel}: blanks in the coverage:\n${blanks.join('\n')}`)
  return `# ${both(title)}\n\n${ABOUT}\n\n${tables.join('\n\n')}\n`
}

const HEAD = ['| 接口 Call | 客户端 Client | 端口 Port | 模拟器 Simulator | 测试 Tests |', '|---|---|---|---|---|']
const ABOUT = [
  '由 `npm run docs` 从代码生成，不要手改；有一格是空的就生成不了。',
  'Made from the code by `npm run docs`, not edited by hand; it cannot be made with a blank in it.',
].join('\n')

function exportsFunction({ text }: Source, name: string): boolean {
  return new RegExp(`^export (?:async )?(?:function\\*?|const) ${name}\\b`, 'm').test(text)
}

/** What a parameter in a path is called is everybody's own affair. */
function unnamed(call: string): string {
  return call.replaceAll(/\{\w+\}/g, '{}')
}

function link({ path }: Source): string {
  return `[${posix.basename(path)}](../${path})`
}

function both(sentence: Sentence): string {
  return `${sentence['zh-CN']} · ${sentence.en}`
}
