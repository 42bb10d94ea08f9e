import { RULES, type RuleName } from '../applyments/rules.ts'
import type { ClientInput } from '../clients/client-input.ts'
import type { Want } from '../clients/clients.ts'
import { CONTACT_PHONE } from '../clients/contact-phone.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { characters, isPlainText } from '../field-check.ts'
import type { Scene } from '../payments/payments.ts'
import { type Language, saying, type Text, text } from '../text.ts'
import { beijingDay } from '../time.ts'
import type { ColumnName, KnownColumn } from './columns.ts'
import type { RowProblem } from './imports.ts'

/** A cell as it came: text, or a number that a spreadsheet keeps as such and may have rounded. */
export type Cell = string | { number: number }
export type ReadRow = { name: string; problems: readonly RowProblem[]; input?: ClientInput }

type Channels = readonly Pick<ChannelDescriptor, 'name' | 'scenes'>[]

/** One row of a list as a client, or everything that is wrong with it. The rules are those of the form of a new client. */
export function readRow(
  cells: readonly Cell[],
  columns: readonly KnownColumn[],
  channels: Channels,
  now: Date,
): ReadRow {
  const problems: RowProblem[] = []
  const cellOf = (name: ColumnName) => cells[columns.find((column) => column.name === name)?.index ?? -1] ?? ''
  const line = (name: ColumnName, longest: number, needed: boolean) => {
    const value = textOf(cellOf(name)).trim()
    const problem = lineProblem(value, longest, needed)
    if (problem) problems.push({ column: name, ...problem })
    return value
  }
  const numbered = (name: ColumnName, rule: RuleName, read: (text: string) => string, needed: boolean) => {
    const found = numberOf(cellOf(name), read)
    const problem = 'reason' in found ? found : ruleProblem(found.value, rule, needed, now)
    if (problem) problems.push({ column: name, ...problem })
    return 'value' in found ? found.value : ''
  }

  const name = line('name', 128, true)
  const shortName = line('short_name', 64, false)
  const creditCode = numbered('credit_code', 'credit_code', codeOf, false)
  const contactName = line('contact_name', 64, true)
  const contactPhone = numbered('contact_phone', CONTACT_PHONE, phoneOf, true)
  const wants = wantsOf(cells, columns, channels, problems)
  const shown = Array.from(name.replaceAll(/\p{Cc}/gu, ' '))
    .slice(0, 128)
    .join('')
    .toWellFormed()
  if (problems.length > 0) return { name: shown, problems }
  return {
    name: shown,
    problems,
    input: {
      name,
      contactName,
      contactPhone,
      ...(shortName !== '' && { shortName }),
      ...(creditCode !== '' && { creditCode }),
      wants,
    },
  }
}

/** Whether anything stands in a row; a list often ends in many that are blank. */
export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '')
}

type Why = { reason: Text; fix: Text }

function lineProblem(value: string, longest: number, needed: boolean): Why | undefined {
  if (value === '') return needed ? EMPTY : undefined
  if (!isPlainText(value)) return { reason: text('import.not_plain'), fix: text('import.not_plain_fix') }
  if (characters(value) <= longest) return undefined
  return { reason: text('import.too_long', { n: characters(value) }), fix: text('import.too_long_fix', { longest }) }
}

function ruleProblem(value: string, rule: RuleName, needed: boolean, now: Date): Why | undefined {
  if (value === '') return needed ? EMPTY : undefined
  const problem = RULES[rule](value, beijingDay(now))
  if (problem?.level !== 'must') return undefined
  return { reason: problem.message, fix: text(rule === 'credit_code' ? 'import.code_fix' : 'import.phone_fix') }
}

const EMPTY: Why = { reason: text('import.empty'), fix: text('import.empty_fix') }

/** The number of a company or of a phone; what a spreadsheet has made of it may no longer be that. */
function numberOf(cell: Cell, read: (text: string) => string): { value: string } | Why {
  const value = read(textOf(cell))
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(value))
    return { reason: text('import.scientific', { value }), fix: text('import.as_text_fix') }
  if (typeof cell === 'object' && !Number.isSafeInteger(cell.number)) {
    return { reason: text('import.rounded', { value }), fix: text('import.as_text_fix') }
  }
  return { value }
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : String(cell.number)
}

/** Full-width characters, blanks between groups, the apostrophe that makes a cell a text, `.0` of a number. */
function codeOf(text: string): string {
  return bare(text).toUpperCase()
}

function phoneOf(text: string): string {
  const value = bare(text)
  const mobile = value.replaceAll('-', '').replace(/^(?:\+|00)86/, '')
  return /^1\d{10}$/.test(mobile) ? mobile : value
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/^['‘’`]/, '')
    .replace(/^(\d+)\.0+$/, '$1')
}

function wantsOf(
  cells: readonly Cell[],
  columns: readonly KnownColumn[],
  channels: Channels,
  problems: RowProblem[],
): Want[] {
  return columns.flatMap(({ name, channel, index, header }) => {
    const offer = name === 'wants' ? channels.find((one) => one.name === channel) : undefined
    const words = wordsOf(textOf(cells[index] ?? ''))
    if (!offer || words.length === 0) return []
    const scenes = new Set<Scene>()
    for (const word of words) {
      const found = offer.scenes.find(({ scene, label }) => [scene, label['zh-CN'], label.en].some(means(word)))
      if (found) scenes.add(found.scene)
      else problems.push({ column: 'wants', ...unknownScene(word, header, offer) })
    }
    return scenes.size > 0 ? [{ channel: offer.name, scenes: [...scenes] }] : []
  })
}

function wordsOf(text: string): string[] {
  const words = withoutRemark(text).split(/[、,，;；/|\n]/)
  return words.map((word) => word.trim()).filter((word) => word !== '')
}

/** 扫码支付 is 扫码（Native）. */
function means(word: string): (label: string) => boolean {
  const wanted = plain(word)
  return (label) => plain(withoutRemark(label)) === wanted
}

function plain(word: string): string {
  return word
    .replace(/(?:支付|收款)$/, '')
    .replaceAll(/\s/g, '')
    .toLowerCase()
}

/** As it may be written into a list: 扫码, of 扫码（Native）. */
export function withoutRemark(label: string): string {
  return label.replaceAll(/[（(][^）)]*[）)]/g, '').trim()
}

function unknownScene(word: string, header: string, { scenes }: Channels[number]): Why {
  const labels = (language: Language) =>
    scenes.map(({ label }) => withoutRemark(label[language])).join(language === 'en' ? ', ' : '、')
  const known = { 'zh-CN': `可以写：${labels('zh-CN')}`, en: `Write one of: ${labels('en')}` }
  return {
    reason: text('import.scene_unknown', { header, word: Array.from(word).slice(0, 30).join('') }),
    fix: saying('import.scene_fix', known),
  }
}
