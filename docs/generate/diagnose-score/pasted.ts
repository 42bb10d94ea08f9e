import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** What somebody pasted, and the causes that are right. Labels were written with the texts, before any rule was tuned. */
export type Pasted = { channel: string; text: string; right: readonly string[] }
export type Half = 'tune' | 'held_out'

const CHANNELS = ['wechatpay', 'alipay']
/** Never changed: with another one, texts that rules were tuned on would judge them. */
const SEED = 'ruzhu 2026-11-30'

/** `=== key|another key that is right too`, then the text up to the next such line. */
export async function pastedTexts(): Promise<readonly Pasted[]> {
  const lists = CHANNELS.map(async (channel) => {
    const whole = await readFile(new URL(`${channel}.txt`, import.meta.url), 'utf8')
    return whole.split(/^=== /m).flatMap((part) => read(channel, part))
  })
  return (await Promise.all(lists)).flat()
}

function read(channel: string, part: string): Pasted[] {
  const end = part.indexOf('\n')
  if (end < 1) return []
  return [{ channel, text: part.slice(end + 1).trim(), right: part.slice(0, end).split('|') }]
}

/** By the text alone, so that a text added later moves no other. */
export function halfOf({ text }: Pasted): Half {
  const [byte = 0] = createHash('sha256').update(`${SEED}\n${text}`).digest()
  return byte % 2 === 0 ? 'tune' : 'held_out'
}
