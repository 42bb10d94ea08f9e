import type { KeyObject } from 'node:crypto'
import { seal, unseal } from './oaep.ts'
import { type Json, Unreadable } from './reading.ts'

/**
 * Which fields of a request or an answer are sealed, by their names joined with dots; places in lists are left out:
 * `subject_info.ubo_info_list.ubo_id_doc_name`.
 */
export type SensitivePaths = ReadonlySet<string>

/** A sensitive field is longer than can be sealed; `path` names it. */
export class TooLongToSeal extends Error {
  override readonly name = 'TooLongToSeal'
  readonly path: string

  constructor(path: string) {
    super(`${path} is too long to be sealed`)
    this.path = path
  }
}

/**
 * The same tree with its sensitive texts sealed for the gateway. An empty one is left out, as the gateway wants it.
 *
 * @throws TooLongToSeal
 */
export function sealFields(value: Json, paths: SensitivePaths, key: KeyObject): Json {
  return along(value, paths, (text, path) => (text === '' ? undefined : sealAt(path, text, key))) ?? null
}

/** The same tree with its sensitive texts opened by our private key. Throws {@link Unreadable} where one does not open. */
export function openFields(value: unknown, paths: SensitivePaths, key: KeyObject): unknown {
  return along(value, paths, (text, path) => {
    if (text === '') return ''
    const opened = unseal(text, key)
    if (opened === undefined) throw new Unreadable(`${path} does not open: sealed for another certificate`)
    return opened
  })
}

type Change = (text: string, path: string) => string | undefined

function along(value: Json, paths: SensitivePaths, change: Change, path?: string): Json | undefined
function along(value: unknown, paths: SensitivePaths, change: Change, path?: string): unknown
function along(value: unknown, paths: SensitivePaths, change: Change, path = ''): unknown {
  if (typeof value === 'string') return paths.has(path) ? change(value, path) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => along(item, paths, change, path))
  const fields = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    along(inner, paths, change, path === '' ? name : `${path}.${name}`),
  ])
  return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined))
}

function sealAt(path: string, text: string, key: KeyObject): string {
  try {
    return seal(text, key)
  } catch (error) {
    if (error instanceof RangeError) throw new TooLongToSeal(path)
    throw error
  }
}
