declare const content: unique symbol

/** JSON as text in a column, and what it holds. */
export type Json<Value> = string & { readonly [content]: Value }

// The two casts are here alone: a column of this type is written by `toJson` and by nothing else.
export function toJson<Value>(value: Value): Json<Value> {
  return JSON.stringify(value) as Json<Value>
}

export function fromJson<Value>(text: Json<Value>): Value {
  return JSON.parse(text) as Value
}

export function jsonOrNull<Value>(value: Value | undefined): Json<Value> | null {
  return value === undefined ? null : toJson(value)
}

export function valueOrNull<Value>(text: Json<Value> | null): Value | null {
  return text === null ? null : fromJson(text)
}

/** Instants are whole milliseconds since 1970, UTC. */
export function millis(at: Date): number {
  return at.getTime()
}

export function millisOrNull(at: Date | undefined): number | null {
  return at === undefined ? null : at.getTime()
}

export function instant(ms: number): Date {
  return new Date(ms)
}

export function instantOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}

type NullKey<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row]
type Present<Row> = { [Key in Exclude<keyof Row, NullKey<Row>>]: Row[Key] } & {
  [Key in NullKey<Row>]?: NonNullable<Row[Key]>
}

/** In the database what is absent is null; in our types it is left out. */
export function present<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<Row>
}
