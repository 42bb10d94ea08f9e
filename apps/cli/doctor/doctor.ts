import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Api, connect, type Json, list, object, text } from '../demo/api.ts'

/** Nothing fails; something does; nobody could be asked. */
export const EXIT = { well: 0, ill: 1, unasked: 2 } as const

type Patient = { name: string; results: readonly Json[] }
type Asked = { client?: string | undefined; run: boolean }

/** Checks our own installation and every method, of one client or of all, and says what mends it. Asked of a server that runs. */
export async function runDoctor(args: readonly string[], language: Language): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: process.env['RUZHU_PUBLIC_URL'] || 'http://127.0.0.1:7300' },
      json: { type: 'boolean', default: false },
      last: { type: 'boolean', default: false },
    },
  })
  const key = process.env['RUZHU_API_KEY']
  if (!key) {
    console.error(NO_KEY[language])
    return EXIT.unasked
  }
  const api = connect(values.url, () => ({ authorization: `Bearer ${key}` }))
  try {
    const patients = await examine(api, { client: positionals[0], run: !values.last })
    console.log(values.json ? JSON.stringify(patients, undefined, 2) : doctorText(patients, language))
    return patients.some(({ results }) => results.some(isIll)) ? EXIT.ill : EXIT.well
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.error(`${NOBODY[language]} ${error.message}`)
    return EXIT.unasked
  }
}

async function examine(api: Api, { client, run }: Asked): Promise<readonly Patient[]> {
  const house = client === undefined ? [{ name: 'ruzhu', results: list(await api.get('/v1/doctor'), 'results') }] : []
  const runs = run ? await checkAll(api, client) : await lastRuns(api, client)
  return [...house, ...runs]
}

/** A page of methods is owed at a time; each is looked at until it has ended. */
async function checkAll(api: Api, client: string | undefined): Promise<Patient[]> {
  const patients: Patient[] = []
  for (let after: unknown; ; ) {
    const page = await api.post('/v1/checks', {
      ...(client !== undefined && { client_id: client }),
      ...(typeof after === 'string' && { after }),
    })
    for (const started of list(page, 'data')) patients.push(await patientOf(api, await ended(api, text(started, 'id'))))
    after = page['next']
    if (typeof after !== 'string') return patients
  }
}

async function lastRuns(api: Api, client: string | undefined): Promise<Patient[]> {
  const patients: Patient[] = []
  const query = new URLSearchParams({ limit: '100', ...(client !== undefined && { client_id: client }) })
  for (;;) {
    const page = await api.get(`/v1/checks?${query}`)
    for (const run of list(page, 'data')) patients.push(await patientOf(api, run))
    const { next } = page
    if (typeof next !== 'string') return patients
    query.set('after', next)
  }
}

const LOOK_AGAIN_MS = 300
const LOOKS_AT_MOST = 400

async function ended(api: Api, id: string): Promise<Json> {
  for (let looks = 0; looks < LOOKS_AT_MOST; looks++) {
    const run = await api.get(`/v1/checks/${id}`)
    if (typeof run['ended_at'] === 'string') return run
    await sleep(LOOK_AGAIN_MS)
  }
  throw new Error('the check did not end')
}

async function patientOf(api: Api, run: Json): Promise<Patient> {
  const method = await api.get(`/v1/methods/${text(run, 'method_id')}`)
  return { name: `${text(method, 'name')} (${text(run, 'method_id')})`, results: list(run, 'results') }
}

function isIll(result: Json): boolean {
  return result['state'] === 'fail'
}

/** First what has to be done, each step once with all that it mends; then how each stands. */
export function doctorText(patients: readonly Patient[], language: Language): string {
  const steps = new Map<string, string[]>()
  for (const { name, results } of patients) {
    for (const result of results.filter(needsHelp)) {
      const step =
        list(result, 'fix')
          .map((fix) => stepText(fix, language))
          .join(' ') || NO_STEP[language]
      steps.set(step, [...(steps.get(step) ?? []), `${sign(result)} ${name}: ${line(result, language)}`])
    }
  }
  const todo = [...steps].map(([step, of]) => [`→ ${step}`, ...of.map((one) => `    ${one}`)].join('\n'))
  const stand = patients.map(({ name, results }) => `${name}  ${countText(results, language)}`)
  return [...(todo.length > 0 ? todo : [WELL[language]]), '', ...stand].join('\n')
}

const SIGNS: Readonly<Record<string, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  manual: '?',
  unknown: '~',
  skipped: '–',
}

function needsHelp({ state }: Json): boolean {
  return state === 'fail' || state === 'warn' || state === 'manual' || state === 'unknown'
}

function sign({ state }: Json): string {
  return SIGNS[String(state)] ?? '·'
}

function line(result: Json, language: Language): string {
  const reason = result['reason'] === undefined ? '' : ` — ${text(object(result['reason'], 'reason'), language)}`
  return `${text(object(result['title'], 'title'), language)}${reason}`
}

function stepText(fix: Json, language: Language): string {
  const place = fix['place'] === undefined ? '' : `${text(object(fix['place'], 'place'), language)} → `
  return `${place}${text(object(fix['do'], 'do'), language)}`
}

function countText(results: readonly Json[], language: Language): string {
  return Object.entries(SIGNS)
    .map(
      ([state, mark]) => [mark, results.filter((result) => result['state'] === state).length, COUNTED[state]] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([mark, count, word]) => `${mark} ${count} ${word?.[language] ?? ''}`)
    .join(' · ')
}

const COUNTED: Readonly<Record<string, Sentence>> = {
  pass: { 'zh-CN': '通过', en: 'passed' },
  fail: { 'zh-CN': '失败', en: 'failed' },
  warn: { 'zh-CN': '提醒', en: 'warnings' },
  manual: { 'zh-CN': '待人工', en: 'to confirm' },
  unknown: { 'zh-CN': '未知', en: 'unknown' },
  skipped: { 'zh-CN': '未检测', en: 'not checked' },
}
const NO_KEY: Sentence = {
  'zh-CN': '缺少接口密钥：在管理台「开发者 → 接口密钥」建一个，放进环境变量 RUZHU_API_KEY。',
  en: 'An API key is missing: make one in the console under Developers → API keys, and put it into RUZHU_API_KEY.',
}
const NOBODY: Sentence = { 'zh-CN': '没能问到服务：', en: 'The server could not be asked:' }
const NO_STEP: Sentence = { 'zh-CN': '再检测一次', en: 'Check once more' }
const WELL: Sentence = { 'zh-CN': '一切正常。', en: 'All is well.' }
