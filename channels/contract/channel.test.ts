import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { sourcesOf } from '@ruzhu/domain/applyments/form.ts'
import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { SCENES } from '@ruzhu/domain/payments/payments.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { describe, expect, test } from 'vitest'
import { CHANNELS } from '../index.ts'
import type { ChannelModule } from './channel.ts'

/** What each channel has to be, whoever's gateway it speaks to. */

const modules = CHANNELS.map((module): [string, ChannelModule] => [module.descriptor.name, module])
const types = CHANNELS.flatMap(({ descriptor }) =>
  descriptor.subjectTypes.map((type): [string, string, SubjectType] => [descriptor.name, type.type, type]),
)
const fieldsOf = ({ steps }: SubjectType) => steps.flatMap((step) => step.fields)

test('each has a name of its own', () => {
  expect(new Set(modules.map(([name]) => name)).size).toBe(modules.length)
})

describe.each(modules)('%s', (name, module) => {
  const { descriptor } = module

  test('every sentence stands in both languages, Chinese with full-width punctuation', () => {
    for (const sentence of sentencesIn(descriptor)) {
      expect(sentence.en.trim(), sentence['zh-CN']).not.toBe('')
      expect(sentence['zh-CN'].trim(), sentence.en).not.toBe('')
      expect(sentence['zh-CN']).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;?!()]\p{Script=Han}/u)
    }
  })

  test('names scenes that there are, each once, and what they need', () => {
    const scenes = descriptor.scenes.map(({ scene }) => scene)
    expect(scenes.length).toBeGreaterThan(0)
    expect(new Set(scenes).size).toBe(scenes.length)
    expect(SCENES).toEqual(expect.arrayContaining(scenes))
    expect(RULES).toHaveProperty(descriptor.appid)
  })

  test('asks for an account whose fields have names of their own, patterns that are patterns, and excuses that exist', () => {
    const names = descriptor.account.map((field) => field.name)
    expect(new Set(names).size).toBe(names.length)
    expect(descriptor.account.some(({ identity }) => identity)).toBe(true)
    expect(descriptor.account.some(({ kind }) => kind === 'secret_pem' || kind === 'secret')).toBe(true)
    for (const { name, pattern, requiredUnless } of descriptor.account) {
      if (pattern !== undefined) expect(() => new RegExp(`^(?:${pattern})$`), name).not.toThrow()
      for (const excuse of [requiredUnless ?? []].flat()) expect(names).toContain(excuse)
    }
  })

  test('explains every refusal, also one that nobody has heard of', () => {
    for (const code of ['A_NEW_CODE', '', 'toString', '__proto__']) {
      const { title, fix } = descriptor.explain({ channel: name, status: 400, code, message: '' })
      expect(sentencesIn(title)).toHaveLength(1)
      expect(fix.length).toBeGreaterThan(0)
    }
  })

  test('is reached by https alone where money is real', () => {
    expect(new URL(module.liveUrl)).toMatchObject({ protocol: 'https:', pathname: '/', search: '' })
  })

  test('opens on any account without calling anybody, and names the field that is wrong', async () => {
    const open = await module.open({ baseUrl: 'http://127.0.0.1:9', now: () => new Date(0) })
    const nothing = { settings: {}, secrets: {}, createdAt: new Date(0), updatedAt: new Date(0), name: '' }
    const account = { ...nothing, id: 'sp_000000000000000000000001' as never, channel: name } // a test's own id
    await expect(open(account)).rejects.toMatchObject({
      code: 'CREDENTIAL_INVALID',
      facts: {
        field: expect.stringMatching(new RegExp(`^(${descriptor.account.map((field) => field.name).join('|')})$`)),
      },
    })
    await open.close()
  })
})

describe.each(types)('the form of %s, %s', (_channel, _type, subjectType) => {
  const fields = fieldsOf(subjectType)

  test('is read from its beginning to its end: conditions and what is taken over stand before', () => {
    const seen = new Set<string>()
    for (const field of fields) {
      const { path, when } = field
      for (const named of [when?.path, ...sourcesOf(field)]) if (named !== undefined) expect(seen).toContain(named)
      seen.add(path)
    }
  })

  test('conditions name options that there are', () => {
    for (const { when } of fields) {
      if (!when) continue
      const options = fields.filter(({ path }) => path === when.path).flatMap((field) => field.options ?? [])
      expect(options.map(({ value }) => value)).toEqual(expect.arrayContaining([...when.oneOf]))
    }
  })

  test('a path stands twice only under conditions that exclude each other', () => {
    const conditions = new Map<string, string[]>()
    for (const { path, when } of fields) {
      const before = conditions.get(path) ?? []
      if (conditions.has(path)) expect(when).toBeDefined()
      const mine = when?.oneOf.map((value) => `${when.path}=${value}`) ?? []
      expect(before.filter((condition) => mine.includes(condition))).toEqual([])
      conditions.set(path, [...before, ...mine])
    }
  })

  test('every rule exists, every choice has options, what it begins with is one of them', () => {
    for (const { rule, kind, options, initial } of fields) {
      if (rule !== undefined) expect(RULES).toHaveProperty(rule)
      if (kind === 'choice' || kind === 'choices') expect(options?.length).toBeGreaterThan(0)
      if (initial !== undefined && options) expect(options.map(({ value }) => value)).toContain(initial)
    }
  })

  test('examples pass their own rules', () => {
    for (const { rule, example } of fields) {
      if (rule === undefined || example === undefined) continue
      expect(RULES[rule](example, '2026-11-22' as never), example).toBeUndefined()
    }
  })
})

function sentencesIn(value: unknown): Sentence[] {
  if (typeof value !== 'object' || value === null) return []
  if (isSentence(value)) return [value]
  return Object.values(value).flatMap(sentencesIn)
}

function isSentence(value: object): value is Sentence {
  return 'zh-CN' in value && 'en' in value && typeof value['zh-CN'] === 'string' && typeof value.en === 'string'
}
