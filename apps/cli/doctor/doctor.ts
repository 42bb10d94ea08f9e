import { CHECK_STATES } from '@ruzhu/domain/checks/checks.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { parseArgs } from 'node:util'
import { runUntilEnded } from '../checks.ts'
import { type Api, type Json, list, text } from '../demo/api.ts'
import { NotAnswered, orUnasked, serverAt, UNASKED, usualUrl } from '../server.ts'
import { doctorText } from './doctor-text.ts'
import { DOCTOR } from './texts.ts'

/** Nothing fails; something does; nobody could be asked. */
export const EXIT = { well: 0, ill: 1, unasked: UNASKED } as const

/** `id`: of a payment method; `ruzhu` for the installation itself. */
export type Patient = { id: string; name: string; results: readonly Json[] }
type Asked = { client?: string | undefined; run: boolean }

/** Checks our own installation and every method, of one client or of all, and says what mends it. Asked of a server that runs. */
export async function runDoctor(args: readonly string[], language: Language): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(DOCTOR.help[language])
    return EXIT.well
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: usualUrl(process.env) },
      json: { type: 'boolean', default: false },
      last: { type: 'boolean', default: false },
    },
  })
  return orUnasked({ json: values.json, language }, async () => {
    const api = serverAt(values.url, process.env, language)
    const client = await clientOf(api, positionals)
    const patients = await examine(api, { client, run: !values.last })
    const isIll = patients.some(({ results }) => results.some(({ state }) => state === 'fail'))
    console.log(values.json ? inJson(patients, isIll) : doctorText(patients, language))
    return isIll ? EXIT.ill : EXIT.well
  })
}

/** By its id, or by a text that finds one client and no other. */
async function clientOf(api: Api, positionals: readonly string[]): Promise<string | undefined> {
  const asked = positionals.join(' ')
  if (asked === '' || asked.startsWith('cl_')) return asked || undefined
  const found = list(await api.get(`/v1/clients?${new URLSearchParams({ text: asked, limit: '5' })}`), 'data')
  const [only] = found
  if (only && found.length === 1) return text(only, 'id')
  const names = found.map((client) => `  ${text(client, 'id')}  ${text(client, 'name')}`).join('\n')
  throw new NotAnswered(
    found.length === 0
      ? { 'zh-CN': `没有找到客户「${asked}」。`, en: `No client was found for "${asked}".` }
      : {
          'zh-CN': `「${asked}」找到不止一个客户，请用编号：\n${names}`,
          en: `"${asked}" finds more than one client; use the id:\n${names}`,
        },
  )
}

async function examine(api: Api, { client, run }: Asked): Promise<readonly Patient[]> {
  const house =
    client === undefined ? [{ id: 'ruzhu', name: 'ruzhu', results: list(await api.get('/v1/doctor'), 'results') }] : []
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
    for (const started of list(page, 'data'))
      patients.push(await patientOf(api, await runUntilEnded(api, text(started, 'id'))))
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

async function patientOf(api: Api, run: Json): Promise<Patient> {
  const id = text(run, 'method_id')
  return { id, name: text(await api.get(`/v1/methods/${id}`), 'name'), results: list(run, 'results') }
}

/** For monitoring: told in the developers' guide, so its words stay. */
function inJson(patients: readonly Patient[], isIll: boolean): string {
  const all = patients.flatMap(({ results }) => results)
  const counts = Object.fromEntries(
    CHECK_STATES.map((state) => [state, all.filter((result) => result['state'] === state).length]),
  )
  return JSON.stringify({ outcome: isIll ? 'ill' : 'well', counts, patients }, undefined, 2)
}
