import type { WireForm, WireValue } from './api.ts'

/** One value of a form as it was handed in: its place, its own name there, and itself as texts. */
export type WireField = { path: string; name: string; group: string; values: readonly string[] }

/** The leaves of a form in the order they stand. A list of texts is one leaf, a list of objects is walked. */
export function wireFields(form: WireForm, before: readonly string[] = []): WireField[] {
  return Object.entries(form).flatMap(([name, value]) => leaves(value, [...before, name]))
}

function leaves(value: WireValue, path: readonly string[]): WireField[] {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return [leaf(path, value.map(String))]
    return value.flatMap((one, index) => leaves(one, [...path, String(index)]))
  }
  if (typeof value === 'object') return wireFields(value as WireForm, path)
  return [leaf(path, [String(value)])]
}

function leaf(path: readonly string[], values: readonly string[]): WireField {
  return { path: path.join('.'), name: path.at(-1) ?? '', group: path[0] ?? '', values }
}

/** Uploaded pictures are named by their field, in the platform's habit. */
export function isPictureField({ name }: Pick<WireField, 'name'>): boolean {
  return /(_copy|_copy_back|_pic|_pics|_national|qualifications|_additions|_commitment|_authorisation)$/.test(name)
}
