import { SENTENCES, type SentenceWord } from '@ruzhu/credentials/sentences.ts'
import { CHANNELS } from '@ruzhu/channels/index.ts'
import { type Cell, type Matrix, type Outcome, swapMatrix } from './outcomes.ts'

/** The page of all that can be mixed up, from what became of it. */
export async function swapMatrixPage(): Promise<string> {
  const matrices = await swapMatrix()
  const words = [
    ...new Set(matrices.flatMap(({ cells, exchanges }) => [...cells, ...exchanges].flatMap(wordOf))),
  ].toSorted()
  return [HEAD, ...matrices.map((matrix) => table(matrix, words)), legend(words)].join('\n')
}

const HEAD = `# 填错对照表 · What becomes of a value in the wrong place

由程序生成：\`npm run docs\`。每一行是一种内容，每一列是一栏；其余各栏都填对，只把这一栏换成这种内容，然后真的向模拟的平台保存一次。
✓ 本来就该填它 · ↻ 自动改正，改了什么会告诉填写的人 · 数字：不保存，说出表后同一编号的那句话 · ○ 收下：这一栏可以空着 · ? 收下：没有谁能看出来。

Written by the program: \`npm run docs\`. A row is a value, a column a field; all other fields are right, this one holds that value, and the
account is proven before the played platform. ✓ it belongs there · ↻ put right, and told · a number: not saved, with the sentence of that
number below · ○ taken, since the field may be empty · ? taken, since nobody can tell.
`

function table({ account, fields, values, cells, exchanges }: Matrix, words: readonly string[]): string {
  const rows = values.map((value) => {
    const row = fields.map((field) =>
      mark(
        cells.find((cell) => cell.field === field && cell.value === value),
        words,
      ),
    )
    return `| ${value} | ${row.join(' | ')} |`
  })
  return [
    `## ${account.title}`,
    '',
    `| | ${fields.map((field) => `\`${field}\``).join(' | ')} |`,
    `|---|${fields.map(() => ':-:').join('|')}|`,
    ...rows,
    '',
    ...exchangesTable(fields, exchanges, words),
  ].join('\n')
}

/** A single field cannot be exchanged with another. */
function exchangesTable(fields: readonly string[], exchanges: readonly Cell[], words: readonly string[]): string[] {
  if (fields.length < 2) return []
  return [
    '两栏填反 · Two fields exchanged:',
    '',
    `| | ${fields
      .slice(1)
      .map((field) => `\`${field}\``)
      .join(' | ')} |`,
    `|---|${fields
      .slice(1)
      .map(() => ':-:')
      .join('|')}|`,
    ...fields.slice(0, -1).map((field) => exchanged(field, fields.slice(1), exchanges, words)),
    '',
  ]
}

function exchanged(field: string, others: readonly string[], cells: readonly Cell[], words: readonly string[]): string {
  const row = others.map((other) =>
    mark(
      cells.find((cell) => cell.field === field && cell.value === other),
      words,
    ),
  )
  return `| \`${field}\` | ${row.join(' | ')} |`
}

function mark(cell: Cell | undefined, words: readonly string[]): string {
  switch (cell?.outcome.is) {
    case undefined:
      return ''
    case 'fits':
      return '✓'
    case 'repaired':
      return '↻'
    case 'taken':
      return cell.value === 'nothing' ? '○' : '?'
    case 'refused':
      return String(words.indexOf(cell.outcome.word) + 1)
  }
}

function legend(words: readonly string[]): string {
  return ['## 句子 · Sentences', '', '| | 中文 | English |', '|---|---|---|', ...words.map(sentenceRow), ''].join('\n')
}

function sentenceRow(word: string, index: number): string {
  const { 'zh-CN': chinese, en } = sentenceOf(word)
  return `| ${index + 1} | ${chinese} | ${en} |`
}

function sentenceOf(word: string) {
  const [, code] = /^platform (.+)$/.exec(word) ?? []
  if (code === undefined) {
    if (isWord(word)) return SENTENCES[word]
    const [chinese = word, en = word] = word.split(' / ')
    return { 'zh-CN': chinese, en }
  }
  const [name, reason = ''] = code.split(' ')
  const channel = CHANNELS.find(({ descriptor }) => descriptor.name === name)
  const title = channel?.descriptor.explain({
    channel: channel.descriptor.name,
    status: 0,
    code: reason,
    message: '',
  }).title
  return { 'zh-CN': `${title?.['zh-CN'] ?? ''}（平台：${reason}）`, en: `${title?.en ?? ''} (platform: ${reason})` }
}

function isWord(word: string): word is SentenceWord {
  return Object.hasOwn(SENTENCES, word)
}

function wordOf({ outcome }: Cell): string[] {
  return isRefused(outcome) ? [outcome.word] : []
}

function isRefused(outcome: Outcome): outcome is Extract<Outcome, { is: 'refused' }> {
  return outcome.is === 'refused'
}
