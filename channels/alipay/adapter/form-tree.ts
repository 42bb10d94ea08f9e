import type { ApplymentForm, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { Json } from '@ruzhu/alipay/reading.ts'

type Branch = Map<string, Branch | FieldValue>
export type Tree = { readonly [name: string]: Json }

/**
 * The flat form as the gateway's tree: `contact_infos.0.name` is a name in the first entry of a list. What is empty is left
 * out, and so are the places of a list that nobody asked for.
 */
export function formTree(form: ApplymentForm): Tree {
  const root: Branch = new Map()
  for (const [path, value] of Object.entries(form)) if (value.length > 0) place(root, path, value)
  return Object.fromEntries([...root].map(([name, node]) => [name, jsonOf(node)]))
}

/** Names come from outside: as keys of a Map none of them can reach an object's prototype. */
function place(root: Branch, path: string, value: FieldValue): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let branch = root
  for (const name of names) {
    const next = branch.get(name) ?? new Map()
    if (!(next instanceof Map)) throw notAField(path)
    branch.set(name, next)
    branch = next
  }
  if (last === '' || branch.get(last) instanceof Map) throw notAField(path)
  branch.set(last, value)
}

function jsonOf(node: Branch | FieldValue): Json {
  if (!(node instanceof Map)) return node
  const entries = [...node]
  if (entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => jsonOf(inner))
  }
  return Object.fromEntries(entries.map(([name, inner]) => [name, jsonOf(inner)]))
}

function notAField(path: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [`${path}: no field of an application`] })
}
