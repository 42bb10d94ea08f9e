import type { Language } from '@ruzhu/domain/text.ts'
import { say, type Text } from '@ruzhu/domain/text.ts'
import type { IdPrefix, NewId } from '@ruzhu/domain/ids.ts'
import type { Fen } from '@ruzhu/domain/money.ts'
import { PAGE_LIMIT, type Page } from '@ruzhu/domain/page.ts'
import { PARTIES } from '@ruzhu/domain/parties.ts'
import { type Scene, SCENES } from '@ruzhu/domain/payments/payments.ts'
import { InputError } from './edge/input-error.ts'
import { ONE_LINE } from './edge/one-line.ts'
import { type Static, type TProperties, type TSchema, type TSchemaOptions, Type } from 'typebox'

/** An object that takes no fields but these: a field nobody reads is a mistake its sender should hear of. */
export function Closed<Fields extends TProperties>(fields: Fields, options: TSchemaOptions = {}) {
  return Type.Object(fields, { ...options, additionalProperties: false })
}

/** A view with a name: it stands once under `components/schemas` of the OpenAPI document. */
export function View<Fields extends TProperties>(name: string, fields: Fields) {
  return Type.Object(fields, { $id: name })
}

/** One of our ids, typed as the id that it is. */
export function Id<Prefix extends IdPrefix>(prefix: Prefix) {
  return Type.Unsafe<IdOf<Prefix>>(
    Type.String({ pattern: `^${prefix}_[0-9a-hjkmnp-tv-z]{24}$`, examples: [`${prefix}_01hv6ys8q3kd5w0c9jzr7mbt`] }),
  )
}
type IdOf<Prefix extends IdPrefix> = ReturnType<typeof newId<Prefix>>
declare const newId: NewId

export function OneOf<const Word extends string>(words: readonly Word[], options: TSchemaOptions = {}) {
  return Type.Unsafe<Word>(Type.String({ ...options, enum: [...words] }))
}

export function Words(maxLength: number, options: TSchemaOptions = {}) {
  return Type.String({ ...options, minLength: 1, maxLength })
}

export function Line(maxLength: number) {
  return Type.String({ minLength: 1, maxLength, pattern: ONE_LINE })
}

export const Instant = Type.String({ format: 'date-time', examples: ['2026-11-22T02:32:08.123Z'] })
/** At most 100 million yuan, above what any gateway takes in one order. */
export const Amount = Type.Unsafe<Fen>(Type.Integer({ minimum: 1, maximum: 10_000_000_000, description: '分 / fen' }))
export const FenView = Type.Unsafe<Fen>(Type.Integer({ description: '分 / fen' }))
export const ChannelNameText = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$', examples: ['wechatpay'] })

export const SceneName = Type.Unsafe<Scene>(Type.String({ enum: [...SCENES] }))
export const Scenes = Type.Array(SceneName, { minItems: 1, maxItems: 8, uniqueItems: true })

export const PartyName = OneOf(PARTIES)

/** One sentence in both languages. */
export const SentenceView = View('Sentence', { 'zh-CN': Type.String(), en: Type.String() })

/** A sentence by its key, and as it reads in both languages. */
export const TextView = View('Text', {
  key: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  'zh-CN': Type.String(),
  en: Type.String(),
})

export function textView(text: Text): Static<typeof TextView> {
  const read = (language: Language) => say(text, language)
  return given({ key: text.key, params: text.params && { ...text.params }, 'zh-CN': read('zh-CN'), en: read('en') })
}

export const FixView = View('Fix', {
  owner: PartyName,
  do: Type.String(),
  place: Type.Optional(Type.String()),
  link: Type.Optional(Type.String()),
})

/** RFC 9457, and who mends it how. */
export const ProblemView = View('Problem', {
  type: Type.String({ format: 'uri-reference' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  facts: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  ),
  fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  fix: Type.Array(FixView),
  gateway: Type.Optional(
    Type.Object({ code: Type.String(), message: Type.String(), request_id: Type.Optional(Type.String()) }),
  ),
  request_id: Type.String(),
})

/** Which page of a list: `after` is the `next` of the page before. */
export const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_LIMIT, default: 20 })),
  after: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}_[0-9a-hjkmnp-tv-z]{24}$' })),
}

export function ListOf<Row extends TSchema>(row: Row) {
  return Type.Object({ data: Type.Array(row), next: Type.Optional(Type.String()) })
}

export function pageQuery(query: { limit?: number; after?: string }) {
  return given({ limit: query.limit ?? 20, after: query.after })
}

export function listView<Row, Shown>(page: Page<Row>, view: (row: Row) => Shown) {
  return given({ data: page.rows.map(view), next: page.next })
}

/** A time that its format let through and the calendar does not, such as 24:60, is refused here. */
export function instant(path: string, text: string): Date {
  const time = new Date(text)
  if (!Number.isNaN(time.getTime())) return time
  throw new InputError([{ path, message: { 'zh-CN': '没有这个时间', en: 'is not a time that exists' } }])
}

export function at(instant: Date): string {
  return instant.toISOString()
}

export function atIf(instant: Date | undefined): string | undefined {
  return instant?.toISOString()
}

/** The fields that have a value: in our JSON what is absent is left out, never null. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>
}
type Given<Fields> = { [Name in MaybeAbsent<Fields>]?: Exclude<Fields[Name], undefined> } & {
  [Name in Exclude<keyof Fields, MaybeAbsent<Fields>>]: Fields[Name]
}
type MaybeAbsent<Fields> = { [Name in keyof Fields]: undefined extends Fields[Name] ? Name : never }[keyof Fields]
