import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import { type Half, halfOf, pastedTexts } from './pasted.ts'
import { type Miss, type Score, scores } from './score.ts'

/**
 * Top-1 and top-3 right before any rule was tuned, at the commit that added the texts; measured by the same code on the
 * catalogue of that day.
 */
const BEFORE: Readonly<Record<Half, { first: number; amongThree: number }>> = {
  tune: { first: 101, amongThree: 102 },
  held_out: { first: 110, amongThree: 112 },
}

/** How well pasted errors are told, on texts that rules were tuned on and on texts that they were not. */
export async function diagnoseScorePage(): Promise<string> {
  const { tune, held_out } = await scores()
  const texts = await pastedTexts()
  return [
    '<!-- Written by `npm run docs` from docs/generate/diagnose-score and the catalogues of channels; change those. -->',
    '',
    '# 诊断的准确率 / How well pasted errors are told',
    '',
    `${texts.length} 段文字，写法像人们真正贴出来的：接口应答、日志、XML、各语言 SDK 的异常、付款人屏幕上的话、截断的和打了码的。`,
    '文字和标签先写好并提交，再按固定的种子分成两半；规则只对着 `tune` 调，`held_out` 只用来打分。',
    '',
    `${texts.length} texts as people paste them: answers, logs, XML, exceptions of SDKs in several languages, what a payer’s screen says, cut`,
    'off or masked. Texts and labels were written and committed before any rule was tuned, then halved by a fixed seed; rules were',
    'tuned on `tune` only, `held_out` does nothing but judge. The same people wrote texts and rules, from the same documents, so',
    'expect somewhat less of texts that others paste. No record of a payment is looked at here: it would only help.',
    '',
    '| | 段数 / texts | 第一个就对 / first is right | 前三个里有 / among the first three | 调之前 / before tuning |',
    '|---|---|---|---|---|',
    row('tune', tune),
    row('held_out', held_out),
    '',
    `目录 / catalogue: ${CATALOGUES.map(({ channel, causes }) => `${channel} ${causes.length}`).join(' · ')}`,
    '',
    '## 没有说对的 / Misses',
    '',
    ...misses('tune', tune),
    ...misses('held_out', held_out),
    `按渠道 / by gateway: ${byChannel(texts.map(({ channel }) => channel))}; tune ${texts.filter((one) => halfOf(one) === 'tune').length}.`,
    '',
  ].join('\n')
}

function row(half: Half, { of, first, amongThree }: Score): string {
  const before = BEFORE[half]
  return `| \`${half}\` | ${of} | ${share(first, of)} | ${share(amongThree, of)} | ${share(before.first, of)}, ${share(before.amongThree, of)} |`
}

function share(count: number, of: number): string {
  return `${count} (${((100 * count) / of).toFixed(1)} %)`
}

function misses(half: Half, { misses: missed }: Score): readonly string[] {
  if (missed.length === 0) return [`\`${half}\`: 没有 / none`, '']
  return [
    `\`${half}\`:`,
    '',
    '| 文字 / text | 对的 / right | 说的是 / told |',
    '|---|---|---|',
    ...missed.map(missRow),
    '',
  ]
}

const LONGEST = 110

function missRow({ text, channel, right, found }: Miss): string {
  const line = text.replaceAll(/\s+/g, ' ')
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
  const cells = [shown, right.map((key) => `${channel}.${key}`).join(' / '), found.join(', ') || '—']
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`
}

function byChannel(channels: readonly string[]): string {
  return [...Map.groupBy(channels, (channel) => channel)].map(([channel, all]) => `${channel} ${all.length}`).join(', ')
}
