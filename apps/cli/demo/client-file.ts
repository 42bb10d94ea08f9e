import { readFile } from 'node:fs/promises'

/** The made-up company of the demo, and what happens to it. */
export type ClientFile = {
  client: { name: string; short_name: string; credit_code: string; contact_name: string; contact_phone: string }
  subject_type: string
  form: Readonly<Record<string, string | readonly string[]>>
  /** What is drawn for a field: one picture, or a list where the field takes several. */
  pictures: Readonly<Record<string, Drawn | readonly Drawn[]>>
  /** What the reviewer objects to, in the gateway's words, and how it is mended. */
  rejection: { field: string; field_name: string; reject_reason: string; path: string; mended: string }
  method: { name: string; scenes: readonly string[] }
  order: { item: string; amount_fen: number }
  refund: { amount_fen: number; reason: string }
}

export type Drawn = { drawing: string; filename: string }

export async function readClientFile(): Promise<ClientFile> {
  return JSON.parse(await readFile(new URL('client.zh-CN.json', import.meta.url), 'utf8'))
}
