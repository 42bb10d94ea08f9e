import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { ChannelModule } from '@ruzhu/channels/contract/channel.ts'
import { fill, LANGUAGES, type Language } from '@ruzhu/domain/text.ts'
import { FRAME } from './texts.ts'

export type DemoOptions = { language: Language; json: boolean; channel: ChannelModule }

const NAMES = CHANNELS.map(({ descriptor }) => descriptor.name)

/** Chinese unless told otherwise, whatever the machine speaks; the first channel unless told. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions | { problem: string } {
  let language: Language = /^en/i.test(env['RUZHU_LANG'] ?? '') ? 'en' : 'zh-CN'
  let json = false
  let channel = CHANNELS[0]
  const rest = args.flatMap((arg) =>
    /^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
  )
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const value = rest[0]
    const asked = arg === '--lang' ? LANGUAGES.find((known) => known === value) : undefined
    const chosen = arg === '--channel' ? CHANNELS.find(({ descriptor }) => descriptor.name === value) : undefined
    if (asked === undefined && chosen === undefined && arg !== '--json') return unknown(language, [arg, ...rest])
    if (asked !== undefined || chosen !== undefined) rest.shift()
    language = asked ?? language
    channel = chosen ?? channel
    json ||= arg === '--json'
  }
  return channel ? { language, json, channel } : unknown(language, ['--channel'])
}

function unknown(language: Language, args: readonly string[]): { problem: string } {
  return { problem: fill(FRAME.unknown_option[language], { option: args.join(' '), channels: NAMES.join('|') }) }
}
