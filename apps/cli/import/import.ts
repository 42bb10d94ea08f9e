import { fill, type Language, type Sentence } from '@ruzhu/domain/text.ts'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Api, type Json, list, object, text } from '../demo/api.ts'
import { NotAnswered, orUnasked, serverAt, UNASKED, usualUrl } from '../server.ts'
import { importText } from './import-text.ts'
import { IMPORT } from './texts.ts'

export const EXIT = { well: 0, toMend: 1, unasked: UNASKED } as const

/** Rows that are told one by one; the report of the console has all of them. */
const ROWS_TOLD = 100

/** A list of clients from a file: looked at, and with `--apply` made into clients. Asked of a server that runs. */
export async function runImport(args: readonly string[], language: Language): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(IMPORT.help[language])
    return EXIT.well
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: usualUrl(process.env) },
      json: { type: 'boolean', default: false },
      apply: { type: 'boolean', default: false },
    },
  })
  return orUnasked({ json: values.json, language }, async () => {
    const file = await fileAt(positionals[0])
    const api = serverAt(values.url, process.env, language)
    const looked = await api.upload('/v1/client-imports', file)
    const id = text(looked, 'id')
    const problems = list(await api.get(`/v1/client-imports/${id}/rows?state=problem&limit=${ROWS_TOLD}`), 'data')
    const ended = values.apply ? await apply(api, looked) : await api.post(`/v1/client-imports/${id}/discard`)
    const told = { ended, problems, applied: values.apply }
    console.log(values.json ? JSON.stringify(told, undefined, 2) : importText(told, language))
    return object(ended['counts'], 'counts')['problem'] === 0 ? EXIT.well : EXIT.toMend
  })
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function fileAt(path: string | undefined) {
  if (path === undefined) throw new NotAnswered(IMPORT.no_file)
  try {
    const mediaType = MEDIA_TYPES[extname(path).toLowerCase()] ?? 'text/csv'
    return { filename: basename(path), mediaType, bytes: await readFile(path) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const why = 'code' in error ? String(error.code) : error.message
    throw new NotAnswered(filled(IMPORT.unreadable, { file: path, why }), { cause: error })
  }
}

const LOOK_AGAIN_MS = 500
const LOOKS_AT_MOST = 1200

/** Where nothing is new there is nothing to start. */
async function apply(api: Api, looked: Json): Promise<Json> {
  const id = text(looked, 'id')
  if (object(looked['counts'], 'counts')['new'] === 0) return api.post(`/v1/client-imports/${id}/discard`)
  await api.post(`/v1/client-imports/${id}/start`)
  for (let looks = 0; looks < LOOKS_AT_MOST; looks++) {
    const seen = await api.get(`/v1/client-imports/${id}`)
    if (seen['state'] === 'done') return seen
    await sleep(LOOK_AGAIN_MS)
  }
  throw new NotAnswered(filled(IMPORT.too_slow, { id }))
}

function filled({ 'zh-CN': chinese, en }: Sentence, params: Readonly<Record<string, string>>): Sentence {
  return { 'zh-CN': fill(chinese, params), en: fill(en, params) }
}
