import type { Method } from './transport.ts'

/** The names in braces in a path of the gateway's documentation. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type Value = string | number | undefined
type Values<Path extends string> = Readonly<Record<NamesIn<Path>, string>> & Readonly<Record<string, Value>>

/**
 * Which call it is, as its page writes it, and where that leads: `values` fill the braces of the path, percent-encoded as
 * they are signed; what has no brace goes behind the question mark, and what is undefined goes nowhere.
 *
 *     at('GET', '/v3/refund/domestic/refunds/{out_refund_no}', { out_refund_no, sub_mchid })
 */
export function at<const Called extends Method, const Path extends string>(
  method: Called,
  path: Path,
  ...[values]: NamesIn<Path> extends never ? [values?: Readonly<Record<string, Value>>] : [values: Values<Path>]
): { method: Called; path: string } {
  if (!values) return { method, path }
  const left = new Map(Object.entries<Value>(values))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name)
    left.delete(name)
    // a name is never empty and never leads elsewhere
    if (value === undefined || /^\.{0,2}$/.test(String(value))) throw new RangeError(`${path}: no ${name}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams(
    [...left].flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  )
  return { method, path: query.size === 0 ? filled : `${filled}?${query}` }
}
