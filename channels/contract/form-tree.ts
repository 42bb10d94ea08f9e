import { AppError } from '@ruzhu/domain/errors.ts'

export type FormTree<Leaf> = { readonly [name: string]: FormNode<Leaf> }
export type FormNode<Leaf> = Leaf | readonly FormNode<Leaf>[] | FormTree<Leaf>

/**
 * A flat form as a gateway's tree: `contact_infos.0.name` is a name in the first entry of a list, whose places that nobody
 * asked for are left out.
 *
 * @throws AppError INPUT_INVALID  where a path is a field and a branch at once, or ends in nothing
 */
export function formTree<Leaf>(leaves: Iterable<readonly [path: string, leaf: Leaf]>): FormTree<Leaf> {
  const root: Branch<Leaf> = new Map()
  for (const [path, leaf] of leaves) place(root, path, { leaf })
  return objectOf(root)
}

/** Names come from outside: as keys of a Map none of them can reach an object's prototype. */
type Branch<Leaf> = Map<string, Branch<Leaf> | { leaf: Leaf }>

function place<Leaf>(root: Branch<Leaf>, path: string, leaf: { leaf: Leaf }): void {
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
  branch.set(last, leaf)
}

function nodeOf<Leaf>(node: Branch<Leaf> | { leaf: Leaf }): FormNode<Leaf> {
  if (!(node instanceof Map)) return node.leaf
  const entries = [...node]
  return entries.every(([name]) => /^\d+$/.test(name))
    ? entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => nodeOf(inner))
    : objectOf(node)
}

function objectOf<Leaf>(branch: Branch<Leaf>): FormTree<Leaf> {
  return Object.fromEntries([...branch].map(([name, inner]) => [name, nodeOf(inner)]))
}

function notAField(path: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [`${path}: no field of an application`] })
}
