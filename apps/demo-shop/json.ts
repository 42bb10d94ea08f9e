type Kinds = { string: string; number: number; object: object }

/** A field that has to be there, and of this kind. */
export function get<Kind extends keyof Kinds = 'string'>(from: object, name: string, kind?: Kind): Kinds[Kind]
export function get(from: object, name: string, kind: keyof Kinds = 'string'): unknown {
  const value: unknown = Object.entries(from).find(([key]) => key === name)?.[1]
  if (typeof value !== kind || value === null) throw new BadField(`"${name}" is not a ${kind}`)
  return value
}

export function parseObject(text: string): object {
  const value: unknown = JSON.parse(text)
  if (value === null || typeof value !== 'object') throw new BadField('the body is not an object')
  return value
}

export class BadField extends Error {}
