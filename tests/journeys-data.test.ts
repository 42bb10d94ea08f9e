import { CHANNELS } from '@ruzhu/channels/index.ts'
import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import type { PathQuestion, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { type Language, LANGUAGES, type Sentence } from '@ruzhu/domain/text.ts'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { journeysPage } from '../docs/generate/journeys.ts'
import { ALIPAY, type Asked, WECHATPAY } from './journeys/reference.ts'
import { WALKS } from './journeys/walks.ts'

type Step = StepPlan<never>
type Plan = { channel: string; key: string; label: Sentence; hint: Sentence; steps: readonly Step[] }

const PLANS: readonly Plan[] = CHANNELS.flatMap(({ descriptor: { name, journeys } }) =>
  [journeys.provider, ...journeys.clients].map((plan) => ({ ...plan, channel: name })),
)
const planOf = (channel: string, key: string) => PLANS.find((plan) => plan.channel === channel && plan.key === key)

test('there are nine ways: four at WeChat Pay, five at Alipay', () => {
  expect(PLANS.map(({ channel, key }) => `${channel} ${key}`)).toEqual([
    'wechatpay service_provider',
    'wechatpay sub_merchant',
    'wechatpay new_merchant',
    'wechatpay existing_merchant',
    'alipay isv',
    'alipay authorisation',
    'alipay agent_signing',
    'alipay platform_merchant',
    'alipay direct',
  ])
})

describe.each([
  ['wechatpay', WECHATPAY],
  ['alipay', ALIPAY],
] as const)('what the guides of %s ask for', (channel, asked) => {
  test.each<Asked>([...asked])('$what: $journey › $step', ({ journey, step, value, says = [] }) => {
    const found = planOf(channel, journey)?.steps.find(({ key }) => key === step)
    expect(found).toBeDefined()
    if (value !== undefined) expect(found?.values?.map(({ name }) => name)).toContain(value)
    for (const said of says) {
      const [chinese, english] = typeof said === 'string' ? [said, said] : said
      expect(wordsOf(found, 'zh-CN')).toContain(chinese)
      expect(wordsOf(found, 'en')).toContain(english)
    }
  })
})

describe.each(PLANS)('$channel $key', ({ steps, label, hint }) => {
  test('has each key once, and every step stands behind those that it comes after', () => {
    const seen = new Set<string>()
    for (const { key, after } of steps) {
      expect(
        after.filter((before) => !seen.has(before)),
        key,
      ).toEqual([])
      expect(seen, key).not.toContain(key)
      seen.add(key)
    }
  })

  test('goes back only to what comes before, and nothing waits for what is optional', () => {
    for (const step of steps) {
      if (step.again !== undefined) expect(ancestors(steps, step), step.key).toContain(step.again)
      const optional = step.after.filter((before) => steps.find(({ key }) => key === before)?.optional)
      expect(optional, step.key).toEqual([])
    }
  })

  test('says of each step how it is known; a person is shown where to click, why, and when that was checked', () => {
    for (const { key, known, guide, done, step, verdict, values = [] } of steps) {
      expect(known.length, key).toBeGreaterThan(0)
      if (known.some((how) => how !== 'word')) expect(done ?? step, key).toBeDefined()
      if (!known.includes('word')) continue
      expect(guide, key).toBeDefined()
      expect(guide?.checkedOn, key).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(guide?.steps.en.length, key).toBe(guide?.steps['zh-CN'].length)
      if (verdict)
        expect(
          values.map(({ name }) => name),
          key,
        ).toContain('outcome')
    }
  })

  test('speaks both languages, in whole sentences', () => {
    const said: Sentence[] = [label, hint]
    for (const { name, asks, guide, values = [], notes = {} } of steps) {
      said.push(name, ...(asks ? [asks] : []), ...(guide ? [guide.why] : []), ...Object.values(notes))
      said.push(...values.flatMap((value) => [value.label, ...(value.options ?? []).map((option) => option.label)]))
      for (const language of LANGUAGES) for (const line of guide?.steps[language] ?? []) expect(line).not.toBe('')
    }
    for (const sentence of said) {
      expect(sentence['zh-CN']).toMatch(/\p{Script=Han}|^[A-Za-z ]+$/u)
      expect(sentence['zh-CN']).not.toMatch(/\p{Script=Han}[,;:!?]/u)
      expect(sentence.en).toMatch(/^[^\s].*[^\s]$/)
    }
  })

  test('notes values by rules that there are', () => {
    for (const { key, values = [] } of steps)
      for (const { rule, pattern, options } of values) {
        if (rule) expect(RULES, key).toHaveProperty(rule)
        if (pattern) expect(() => new RegExp(`^(?:${pattern.fits})$`, 'u'), key).not.toThrow()
        if (options) expect(new Set(options.map(({ value }) => value)).size, key).toBe(options.length)
      }
  })
})

test.each(CHANNELS)(
  'the questions of $descriptor.name lead to each way of a client',
  ({ descriptor: { journeys } }) => {
    const led = new Set(pathsOf(journeys.question))
    expect([...led].toSorted()).toEqual(journeys.clients.map(({ key }) => key).toSorted())
  },
)

test('a promise of ours is never called the platform’s: its deadlines are 7, 10, 15 and 90 days', () => {
  const platforms = PLANS.flatMap(({ steps }) =>
    steps.flatMap(({ within }) => (within?.kind === 'platform' ? [within.days] : [])),
  )
  expect([...new Set(platforms)].toSorted((a, b) => a - b)).toEqual([7, 10, 15, 90])
})

/** All that a person reads of a step. */
function wordsOf(step: Step | undefined, language: Language): string {
  const { name, asks, guide, values = [], notes = {} } = step ?? {}
  const labels = values.flatMap(({ label, options = [] }) => [label, ...options.map((option) => option.label)])
  const sentences = [name, asks, guide?.why, ...Object.values(notes), ...labels]
  return [...sentences.map((said) => said?.[language]), ...(guide?.steps[language] ?? []), guide?.link].join('\n')
}

function ancestors(steps: readonly Step[], { after }: Pick<Step, 'after'>): string[] {
  return after.flatMap((key) => [key, ...ancestors(steps, steps.find((step) => step.key === key) ?? { after: [] })])
}

function pathsOf({ answers }: PathQuestion): string[] {
  return answers.flatMap((answer) => ('path' in answer ? [answer.path] : pathsOf(answer.further)))
}

test('the table of docs/journeys.md is what the code says', async () => {
  const kept = await readFile(new URL('../docs/journeys.md', import.meta.url), 'utf8')
  expect(await journeysPage(), 'run `npm run docs`').toBe(kept)
})

test('every way is walked by a test that is there', () => {
  for (const file of WALKS.flatMap(({ test: walked, clicked }) => [walked, ...(clicked?.tests ?? [])]))
    expect(existsSync(new URL(`../${file}`, import.meta.url)), file).toBe(true)
  expect(WALKS.map(({ channel, journey }) => `${channel} ${journey}`).toSorted()).toEqual(
    PLANS.map(({ channel, key }) => `${channel} ${key}`).toSorted(),
  )
})
